"""Names for a made-up authority, by language of origin. Lists written for this project.

Common words of their languages, joined by chance; no list of real people was used. English family
names are also put together from parts ("Hollin" + "worth"), so that most are rare, as in life.
"""

from dataclasses import dataclass
from itertools import product


@dataclass(frozen=True)
class Origin:
    """One language of origin: its share of families and its names, the common ones first."""

    key: str
    share: float
    girls: tuple[str, ...]
    boys: tuple[str, ...]
    families: tuple[str, ...]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _listed(text: str) -> tuple[str, ...]:
    return tuple(text.split("|"))


_PARTS = product(
    _words(
        "Hollin Ash Brad Clay Dun Elm Fern Gren Hart Iving Kirk Lang Mars North Oak Pem "
        "Rad Shaw Thorn Under Whit Wood Yar Birch Cald Den Ever Far Gold Hey Lin Mill Nor "
        "Ollers Pres Ray Stan Tun Wal Winter Barn Cop Dray Ecc Fal Gar Har Ken Led Mort "
        "Nut Or Raven Sel Tat "
    ),
    _words(
        "worth ton ley ford shaw den field wood well by croft gate ham hurst land man "
        "more ridge son stead stone thwaite wick bank bridge bourne dale grove house kin "
    ),
)
_ENGLISH = _words(
    "Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson "
    "Evans Walker White Roberts Green Hall Wood Jackson Clarke Hughes Edwards Turner "
    "Hill Moore Clark Harrison Scott Young Morris Ward Cooper King Baker Harris Allen "
    "Bennett Lee Martin Cook Parker Shaw Bailey Carter Price Kelly Murphy Murray Gray "
    "Mills Palmer Stevens Barker Dixon Hunt Fletcher "
)

_GIRLS = _words(
    "Olivia Amelia Emily Jessica Sophie Chloe Grace Ella Lucy Charlotte Mia Lily Ruby "
    "Ellie Megan Hannah Evie Isabella Holly Poppy Freya Leah Daisy Abigail Rebecca "
    "Molly Lauren Amy Georgia Bethany Katie Emma Jasmine Eleanor Caitlin Phoebe Sarah "
    "Laura Rachel Gemma Kelly Natalie Stephanie Samantha Danielle Nicola Michelle "
    "Claire Victoria Joanne Lisa Karen Susan Julie Tracey Jacqueline Margaret "
    "Patricia Elizabeth Catherine Jennifer Maisie Libby Imogen Summer Scarlett Rosie "
    "Florence Matilda Harriet Paige Courtney Shannon Jodie Kayleigh Skye Lacey Niamh "
)
_BOYS = _words(
    "Jack Oliver Thomas Harry James Joshua William Daniel Charlie George Samuel Alfie "
    "Joseph Jacob Lewis Callum Ethan Dylan Luke Matthew Ryan Adam Benjamin Alexander "
    "Liam Logan Mason Tyler Connor Jayden Cameron Nathan Riley Max Leo Owen Jake "
    "Kieran Reece Bradley Aaron Kyle Jordan David Michael Christopher Andrew Paul "
    "Mark Stephen Robert John Richard Peter Anthony Kevin Gary Ian Darren Craig Lee "
    "Scott Dean Wayne Simon Philip Edward Henry Archie Finley Toby Harvey Zachary "
    "Theodore Sebastian Dominic Declan Corey Kian Ellis Rhys Jonathan Nicholas Gareth "
)


ORIGINS = (
    Origin(
        "English",
        0.70,
        _GIRLS,
        _BOYS,
        (*_ENGLISH, *("".join(parts) for parts in _PARTS)),
    ),
    Origin(
        "Urdu and Punjabi",
        0.08,
        _words(
            "Aisha Fatima Zainab Maryam Khadija Hafsa Iqra Sana Saima Shazia Nadia Rukhsana Noor "
            "Aaliyah Hira Mehwish Amina Sumaira Samina Nasreen Yasmin Shabana Bushra Zara Sadia"
        ),
        _words(
            "Mohammed Ahmed Ali Hamza Bilal Usman Hassan Ibrahim Imran Adeel Faisal Haris Zain "
            "Yusuf Abdullah Umar Khalid Tariq Shahid Nasir Kashif Asif Waqas Junaid Saeed Sajid"
        ),
        _words(
            "Khan Hussain Ahmed Malik Akhtar Mahmood Iqbal Shah Chaudhry Qureshi Sheikh Mirza Butt "
            "Rafiq Raja Bashir Aslam Rashid Hanif Yousaf Aziz Anwar Younis Kauser Parveen Bibi "
            "Latif Saleem Zaman Riaz Hameed Siddiqui Abbasi Awan Bhatti Dar Ghani Janjua"
        ),
    ),
    Origin(
        "Bengali",
        0.04,
        _words(
            "Nusrat Sadia Tahmina Rumana Farzana Jannat Sumaya Labiba Fahima Taslima Shirin Rehana "
            "Nasima Ayesha Mariam Sultana Halima Fatema"
        ),
        _words(
            "Mohammed Rahim Tanvir Shahin Kamrul Nazmul Sabbir Rakib Fahim Abdul Jahangir Mizanur "
            "Shafiqul Habibur Arif Sumon Ruhul Anwar"
        ),
        _words(
            "Begum Miah Uddin Khatun Chowdhury Ali Rahman Islam Hussain Sarkar Talukdar Haque "
            "Akter Ullah Hoque Alam Sikder Khanom Bhuiyan Mondal Kabir Choudhury Das Sultana"
        ),
    ),
    Origin(
        "Arabic and Somali",
        0.05,
        _words(
            "Amina Hodan Ifrah Fadumo Halima Sahra Khadija Layla Noura Rania Hanan Salma Mariam "
            "Zahra Ikram Safiya Yasmin Huda"
        ),
        _words(
            "Mohamed Abdi Yusuf Omar Ahmed Hassan Ismail Abdirahman Mustafa Khalid Mahmoud Karim "
            "Suleiman Abdullahi Tarek Nasser Faisal Osman"
        ),
        _words(
            "Ali Hassan Mohamed Abdi Farah Warsame Jama Osman Yusuf Ibrahim Al-Masri El-Sayed "
            "Haddad Al-Hassan Khalil Mansour Nasser Aden Hersi Gedi Barre Al-Rashid Saleh Hamdan"
        ),
    ),
    Origin(
        "Polish and Romanian",
        0.06,
        _words(
            "Zuzanna Oliwia Karolina Aleksandra Katarzyna Magdalena Małgorzata Agnieszka Joanna "
            "Alina Simona Daria Ioana Elena Andreea Wiktoria Natalia Gabriela Julia Maja"
        ),
        _words(
            "Jakub Szymon Kacper Marek Łukasz Paweł Krzysztof Tomasz Piotr Wojciech Mateusz Andrei "
            "Mihai Radu Ionuț Gheorghe Ștefan Dominik Filip Bartosz"
        ),
        _words(
            "Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański "
            "Woźniak Dąbrowski Kozłowski Jankowski Mazur Krawczyk Popescu Ionescu Popa Dumitru "
            "Stoica Munteanu Rusu Ciobanu Stan Wrona Pawlak Sikora Baran Duda Szewczyk"
        ),
    ),
    Origin(
        "West African",
        0.04,
        _words(
            "Abena Akosua Chiamaka Adaeze Ngozi Folake Temitope Blessing Precious Ama Efua Chioma "
            "Oluwadamilola Esther Mercy Funmilayo"
        ),
        _words(
            "Kwame Kofi Chidi Tunde Emeka Oluwaseun Oluwatobiloba Kwabena Yaw Chukwuemeka Femi "
            "Emmanuel Samuel Daniel David Ayodele"
        ),
        _words(
            "Mensah Okoro Adeyemi Boateng Osei Owusu Okafor Adebayo Nwosu Asante Appiah Eze "
            "Balogun Ogunleye Amoah Agyeman Okonkwo Afolabi Oyelaran Danso Obi Bello"
        ),
    ),
    Origin(
        "Chinese and Vietnamese",
        0.03,
        _words("Mei Xiaoming Lan Linh Yan Jing Hui Ling Thuy Huong Xin Ying Fang Na Yu Anh"),
        _words("Wei Jun Minh Hao Ming Tuan Lei Feng Duc Hung Chen Kai Long Jian Bao Quan"),
        _words(
            "Chen Wang Li Zhang Liu Nguyen Tran Pham Huang Wong Chan Lam Le Wu Zhao Cheung Ho Ng "
            "Yang Zhou Vu Dang"
        ),
    ),
)

# What people are called who were christened otherwise. Shorter than the engine's own list, and
# written before it was compared with it.
SHORT = {
    "Olivia": "Liv", "Amelia": "Millie", "Jessica": "Jess", "Charlotte": "Lottie",
    "Isabella": "Izzy", "Abigail": "Abi", "Rebecca": "Becky", "Bethany": "Beth", "Katie": "Kate",
    "Eleanor": "Ellie", "Rachel": "Rach", "Stephanie": "Steph", "Samantha": "Sam",
    "Danielle": "Dani", "Victoria": "Vicky", "Joanne": "Jo", "Susan": "Sue", "Margaret": "Maggie",
    "Patricia": "Trish", "Elizabeth": "Liz", "Catherine": "Cath", "Jennifer": "Jen",
    "Matilda": "Tilly", "Harriet": "Hattie", "Thomas": "Tom", "Joshua": "Josh", "William": "Billy",
    "Daniel": "Danny", "Samuel": "Sam", "Joseph": "Joe", "Jacob": "Jake", "Matthew": "Matt",
    "Benjamin": "Ben", "Alexander": "Alex", "Cameron": "Cam", "Nathan": "Nate", "David": "Dave",
    "Michael": "Mike", "Christopher": "Chris", "Andrew": "Andy", "Stephen": "Steve",
    "Robert": "Rob", "John": "Johnny", "Richard": "Rick", "Peter": "Pete", "Anthony": "Tony",
    "Philip": "Phil", "Edward": "Ted", "Henry": "Harry", "Zachary": "Zac", "Theodore": "Theo",
    "Sebastian": "Seb", "Dominic": "Dom", "Jonathan": "Jonny", "Nicholas": "Nick", "Gareth": "Gaz",
    "James": "Jamie", "Katarzyna": "Kasia", "Małgorzata": "Gosia", "Magdalena": "Magda",
    "Jakub": "Kuba", "Tomasz": "Tomek", "Aleksandra": "Ola", "Oluwaseun": "Seun",
    "Oluwatobiloba": "Tobi", "Chukwuemeka": "Emeka", "Oluwadamilola": "Dami", "Mohammed": "Mo",
    "Abdirahman": "Abdi", "Chiamaka": "Amaka", "Temitope": "Temi",
}  # fmt: skip
ALIKE = (
    ("Ella", "Ellie"), ("Eva", "Ava"), ("Jayden", "Hayden"), ("Lily", "Lilly-Mae"),
    ("Mia", "Maya"), ("Kayla", "Kaylee"), ("Ryan", "Rylan"), ("Tia", "Thea"), ("Hassan", "Hussain"),
    ("Amina", "Amna"), ("Finley", "Findlay"), ("Aiden", "Jaiden"), ("Sara", "Zara"),
)  # fmt: skip
STREETS = _listed(
    "Bobbin Street|Carder's Row|Dyehouse Lane|Fuller's Fold|Heald Street|Loomgate|Mule "
    "Yard|Old Tenter Road|Reed Close|Shuttle Street|Spindle Way|Tannery Brow|Teasel "
    "Avenue|Throstle Street|Warp Terrace|Weft Road|Winding Lane|Quarry Bank|Reservoir "
    "Road|Viaduct View|Church Lane|Station Road|Mill Street|School Lane|Park Road|Victoria "
    "Street|Albert Terrace"
)
