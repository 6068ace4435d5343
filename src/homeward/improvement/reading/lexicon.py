"""The words by which inspectors praise and fault, with weights, and the words that turn them.

Gathered by reading Ofsted's reports and letters of 2014-2025. Each entry is a regular expression
matched on whole words in lower case; longer entries win over shorter ones that start together.
"""

from __future__ import annotations

WEAKNESS: dict[float, str] = {
    3: r"""
        inadequate(?:ly)?|unacceptabl[ey]
        (?:widespread|serious|systemic) (?:and \w+ )?(?:failures?|failings?|shortfalls?)
        (?:widespread|serious|systemic) (?:and \w+ )?(?:weakness(?:es)?|delays?)
        not fit for purpose|fundamental absence
    """,
    2: r"""
        too (?:few|many|long|slow(?:ly)?|high|low|often|much|little|narrow(?:ly)?|focused)
        too (?:optimistic|adult|limited|quickly|late|variable)
        fail(?:s|ed|ing|ings|ures?)?|poor(?:ly|er)?
        weak(?:ness|nesses|er|ens|ened)?|insufficien(?:t|tly|cy)
        inconsisten(?:t|tly|cy|cies)|ineffectiv(?:e|ely|eness)|inaccura(?:te|cy)
        delay(?:s|ed)?|drift|deteriorat(?:e|es|ed|ing|ion)|backlogs?|shortfalls?
        deficits?|deficienc(?:y|ies)|unclear|unaware|confus(?:ed|ion)
        out[- ]of[- ]date|outdated|overdue|missed opportunit(?:y|ies)
        opportunit(?:y|ies) (?:\w+ ){0,6}(?:was|were|are) missed|underdeveloped
        unallocated|unsuitable|unregistered|unassessed|over-?relian(?:t|ce)
        worse(?:n|ned|ning)?|unlikely|not yet|yet to be|has yet to|have yet to
        lack(?:s|ed|ing)?(?: of)?|gaps?|absence of|absent|requires? improvement
        (?:needs?|need) (?:to improve|improving)|hinder(?:s|ed|ing)?
        hamper(?:s|ed|ing)?|undermin(?:es?|ed|ing)|imped(?:es?|ed|ing)
        inappropriate(?:ly)?|unresolved|fragile|declin(?:ed|ing)|dwindling|unmet
        over-?optimis(?:m|tic)
        (?:high|higher|increasing|increased|rising) (?:caseloads?|turnover)
        caseloads? (?:\w+ ){0,4}(?:are|is|remain|remains) (?:too |very |still )?high
        not (?!only|just)(?:(?!but )[\w’-]+ ){1,14}(?:in a timely|promptly|quickly|swiftly)
        not (?!only|just)(?:(?!but )[\w’-]+ ){1,14}(?:regularly|on time)
        not all|not every(?:one)?|not each|left at (?:\w+ )?risk|for too long
        not (?:\w+ ){0,4}enough|very low
        effectiveness (?:\w+ ){0,6}is (?:reduced|limited|diminished)
    """,
    1: r"""
        limit(?:s|ed|ing)|variab(?:le|ility)|varies|overly|rigid|unable
        struggl(?:e|es|ed|ing)|rarely|seldom|a?wait(?:s|ing|ed)?|only a (?:small|few)|slow(?:ly|er)?
        premature(?:ly)?|piecemeal|superficial|incomplete|blank|overlooked
        compounded|vacan(?:t|cy|cies)|too (?:early|soon|recent)
        only (?:very )?recently|until (?:very )?recently|fewer than
        (?:very )?little (?:impact|evidence|challenge|effort|effect)
        still (?:to be|more to)|(?:much |far )?more (?:to do|work|needs)
        (?:much|further) work|needs? to (?:do|be|ensure|strengthen|develop)
        there (?:is|are|was|were) no|less (?:well|effective(?:ly)?|clear)
        remains? (?:a |an )?(?:significant )?(?:challenge|concern)|longer than
        unnecessar(?:y|ily)|harmed|descriptive|infrequent|irregular|patchy|mixed
        (?:are|is|was|were) lost|being lost|exposed to|at continu\w+ risk
        overdependence|challenging to
        (?:well )?(?:below|lower than|worse than) (?:the|that|those|elsewhere|average)
        no (?:clear|effective|systematic|robust|evidence|overview|single|\w+ system)
        under-reporting
    """,
}

STRENGTH: dict[float, str] = {
    3: r"""
        outstanding|excellent|exceptional(?:ly)?|exemplary|impressive(?:ly)?
    """,
    2: r"""
        (?:highly |very )?effective(?:ly)?|good(?:-quality)?|strong(?:ly|er)?
        strengths?|robust(?:ly)?
        well[- ](?:\w+[- ])?(?:established|embedded|supported|managed|attended|understood)
        well[- ](?:\w+[- ])?(?:planned|coordinated|co-ordinated|considered|informed|recorded)
        well[- ](?:\w+[- ])?(?:matched|trained|led|targeted|resourced|chaired|regarded)
        well[- ](?:\w+[- ])?(?:articulated|formulated|focused|balanced|prepared|met)
        well[- ](?:\w+[- ])?(?:applied|developed)
        thorough(?:ly)?|comprehensive(?:ly)?|timely|prompt(?:ly)?|swift(?:ly)?
        skil(?:led|ful|fully)|success(?:es|ful|fully)?|positive(?:ly)?
        rigorous(?:ly)?|high[- ]quality|purposeful|creative(?:ly)?|innovative
        tenacious(?:ly)?|decisive(?:ly)?|better(?! (?:inform|understand|meet))|improved
        significant improvements?
        (?:reduced|lower|falling|fewer) (?:\w+ )?(?:turnover|caseloads?)
        turnover (?:of \w+ )?(?:has |is |had )?(?:\w+ )?(?:reduced|fallen|dropped|decreased)
        (?:without|no) (?:unnecessary |undue )?(?:delays?|drift)
        no(?:t|body)? (?:\w+ ){0,8}bed[- ]and[- ]breakfast|manageable
    """,
    1: r"""
        improv(?:es|ing|ements?)|strengthen(?:ed|s)|benefit(?:s|ed|ing)?
        clear(?:ly)?|consistent(?:ly)?|appropriate(?:ly)?|valued?|stable
        stability|committed|commitment|knowledgeable|experienced
        sensitive(?:ly)?|persistent(?:ly)?|careful(?:ly)?|detailed
        enabl(?:es|ed|ing)|helps|helped|helping|supportive|ensur(?:es|ed|ing)
        accessible|proportionate|sound|tailored|regular(?:ly)?|quick(?:ly|er)?
        (?<!as )well(?! (?:as|below|above|over|beyond)\b)|supported|safely|safer|proud
        praised?|sufficient(?:ly)?|settled
        trusting|thoughtful(?:ly)?|responsive|proactive(?:ly)?|persuasively
        authoritative|warm|meaningful|embedded|insightful|ambitious|aspirational
        sustained|accurate|wide range
        more (?:personal advisers?|staff|social workers|capacity)
        (?:increased|additional|extra) (?:\w+ )?(?:capacity|staff(?:ing)?|managers?|advisers?)
        (?:increased|additional|extra) (?:\w+ )?(?:investment|resources)
        makes? a (?:\w+ )?difference|all (?:\w+ ){0,3}notifications|now all|all now
        keep(?:s|ing)? (?:\w+ )?(?:oversight|grip)
    """,
}

# A strength within a few words after one of these is a weakness ("not always timely").
TURNS_STRENGTH = r"""
    not|\w+n’t|no|nor|never|neither|cannot|without|lack(?:s|ed|ing)?(?: of)?
    insufficient(?:ly)?|rarely|seldom|hardly|limited|little|fewer|few|less|unable
    fail(?:s|ed|ing|ure)?|absence of|until|prevent(?:s|ed|ing)?|inhibits?
    hinder(?:s|ed|ing)?|limits|reduc(?:es|ed|ing) the|need(?:s)? to
"""
# A weakness soon after one of these is no weakness ("preventing drift and delay").
TURNS_WEAKNESS = r"""
    no|not|never|without|prevent(?:s|ed|ing)?|avoid(?:s|ed|ing)?
    reduc(?:e|es|ed|ing)|minimis(?:e|es|ed|ing)|tackl(?:e|es|ed|ing)
    address(?:es|ed|ing)?|mitigat(?:e|es|ed|ing)|rather than|fewer
    resolv(?:e|es|ed|ing)|overcom(?:e|es|ing)|identif(?:y|ies|ied|ying)
"""
# "Not" with nothing after it to turn is itself a fault found ("records do not show why").
BARE_NOT = r"not|\w+n’t|cannot|nor|neither|never|none"
HARMLESS_NOT = r"not (?:only|just|necessarily|least)|whether or not|if not|should not|no longer"
# "A but B": what is said after the turn weighs more; "Although A, B" likewise.
TURNS_LATER = r"but|however|nevertheless|nonetheless|yet(?! to\b)|unfortunately"
CONCEDES = r"although|though|despite|while|whilst|notwithstanding|even though"
