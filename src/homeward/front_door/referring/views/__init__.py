"""The pages of referring in writing."""
