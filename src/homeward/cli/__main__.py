from homeward.cli import main

main(prog_name="homeward")
