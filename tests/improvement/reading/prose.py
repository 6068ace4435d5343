"""A page of prose in our own wording: a fictional borough's third monitoring visit."""

ARTICLE = """\
Inspectors see early gains in Fernleigh but say change is slow

Fernleigh Council has made some headway since its children's services were found wanting two \
years ago, according to a letter that follows Ofsted's third monitoring visit. Inspectors \
visited on 12 and 13 September 2017, and the letter was published on 9 October 2017.

An extra hub manager means that managers keep oversight of new contacts even as their number \
grows. Contact records show good consideration of a family's history before a decision is made. \
However, too many decisions still rest on what a caller says over the telephone.

Notifications of missing children now all reach the hub. What young people say in return home \
interviews is helping police to find them sooner. But the council cannot compare how many \
children go missing with how many are interviewed, and its response to what they say is sometimes \
slow.

More personal advisers have been appointed and their caseloads are lower. Nobody leaving care has \
been placed in bed and breakfast for six months, but the accommodation on offer is unlikely to \
meet demand.

Staff turnover has reduced. A 12-week plan is in place, yet it has not led to strong coordination \
between teams. Audits look at whether forms are complete and too seldom at what changed for the \
child. Overall, inspectors judged the pace of improvement to be too slow.
"""
