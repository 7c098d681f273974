#!/usr/bin/env python3
"""Makes csrc/name/words_data.c: classes of words that names and roles are made with.

  tools/make_words.py GAZETTEERS > csrc/name/words_data.c

From GAZETTEERS: occupations and honorifics (lists/, CC0), forenames by country (names/, CC0), first
names with counts by sex of the U.S. Social Security Administration (public domain). The other lists
are facts of English usage, written here. Python 3, standard library only.
"""
import collections, csv, io, json, lzma, os, re, sys, unicodedata

TITLE, MODIFIER, MALE, FEMALE, HONORIFIC, COMPANY, PARTICLE, STOP, ORG_HEAD, GENERATION, NOT_HEAD, FIELD = (1 << i for i in range(12))

words = collections.defaultdict(int)


def put(text, bits):
    for w in text.split(): words[w.lower()] |= bits


# Nouns that name what a person is or does, as the head of a role.
put("""president vice-president minister premier chancellor secretary ambassador envoy governor senator congressman congresswoman
representative mayor councillor councilor councilman councilwoman commissioner chairman chairwoman chairperson chair chief boss head
director executive officer official spokesman spokeswoman spokesperson adviser advisor aide counsel attorney lawyer prosecutor judge
justice sheriff inspector detective sergeant lieutenant captain major colonel general admiral commander marshal brigadier corporal private
commandant king queen prince princess duke duchess earl count countess baron baroness emperor empress sultan emir sheikh sheik shah ayatollah
imam mufti pope cardinal bishop archbishop pastor reverend priest rabbi patriarch monk nun deacon
leader co-leader founder co-founder cofounder owner co-owner publisher editor columnist journalist reporter correspondent writer author
novelist poet playwright critic blogger producer filmmaker actor actress singer songwriter rapper musician composer conductor pianist
guitarist drummer dancer choreographer artist painter sculptor photographer designer model architect comedian comic star superstar legend
coach manager quarterback striker midfielder defender goalkeeper goalie winger forward pitcher catcher shortstop outfielder batsman bowler
captain skipper champion player golfer boxer swimmer runner sprinter cyclist driver jockey skater skier gymnast wrestler fighter rider medalist
doctor dr professor researcher scientist physicist chemist biologist economist historian analyst strategist expert specialist consultant
activist campaigner advocate lobbyist organizer organiser dissident whistleblower leaker hacker fugitive suspect defendant gunman killer
militant rebel warlord terrorist guerrilla dictator strongman tycoon billionaire millionaire magnate mogul entrepreneur businessman
businesswoman banker investor financier trader broker dealer developer contractor builder
teacher principal superintendent student graduate pupil dean provost scholar fellow librarian
engineer programmer technician mechanic pilot astronaut cosmonaut soldier marine sailor veteran officer policeman policewoman constable trooper
firefighter paramedic nurse surgeon physician psychiatrist psychologist therapist coroner examiner
candidate nominee contender frontrunner front-runner challenger incumbent opponent rival lawmaker legislator deputy delegate politician diplomat
statesman congressman assemblyman assemblywoman alderman selectman parliamentarian treasurer comptroller auditor clerk trustee
negotiator mediator coordinator organizer administrator regulator watchdog inspector-general under-secretary undersecretary counterpart ombudsman
wife husband father mother son daughter brother sister uncle aunt nephew niece cousin grandfather grandmother grandson granddaughter widow widower
girlfriend boyfriend fiance fiancee partner friend colleague neighbor neighbour resident native spouse stepson stepfather stepmother stepdaughter
ceo cfo coo cto speaker whip chieftain host presenter anchor broadcaster commentator narrator curator farmer rancher fisherman worker employee
translator interpreter driver bodyguard guard chef cook baker butcher waiter waitress barber tailor carpenter electrician plumber president-elect
governor-general secretary-general director-general attorney-general ex-president ex-minister ex-wife ex-husband vice-chairman vice-chancellor co-chair co-chairman co-author co-host
mp msp mep sen gov rep lt col gen capt maj sgt cpl adm cmdr det insp prof rev fr hon amb supt pres cllr pte pvt brig msgr
victim survivor witness plaintiff inmate prisoner detainee hostage refugee immigrant bride groom
chairman-designate minister-designate goalscorer playmaker fullback linebacker cornerback receiver tackle guard forward center centre""", TITLE)
put("""former acting deputy vice prime foreign interior finance defence defense chief senior assistant associate executive junior interim late
honorary first second third lead principal supreme high opposition then-president ex- longtime long-time veteran top outgoing incoming retired
current new newly-elected general national federal state regional local provincial presidential parliamentary congressional military police
human rights civil economic political religious spiritual federal district county city special managing creative artistic technical medical
health education justice trade energy transport environment agriculture labour labor culture sports home information communications oil
financial operating marketing legal press media public foreign-policy security intelligence army navy air force naval majority minority
house senate republican democratic conservative liberal labour communist socialist independent democrat
attorney solicitor surgeon crown co- vice- under secretary lord chief world film movie pop rock country jazz folk rap award-winning nobel
women's men's head team national football soccer basketball baseball cricket rugby tennis golf hockey""", MODIFIER)
# Nouns and adjectives of what a title is of, in small letters: "a campaign manager", "the law professor".
put("""administration advertising aid antitrust art arts automotive aviation banking bankruptcy biology board brand budget bureau business cabinet campaign cancer
casino charity chemistry climate college commercial communication communications community company computing content counterintelligence counterterrorism crime
criminal criminology cybersecurity dance data democracy design digital diplomatic disaster disease drug ecology economics editorial education elections electrical
emergency engineering environmental equity estate ethics family farm fashion fiction field fire fitness food freelance fund gender geology government gubernatorial
health healthcare high history homicide housing immigration infrastructure insurance investment journalism labor labour land law leadership legislative library
literary magazine marine marketing mathematics mayoral medicine mission municipal museum music narcotics naval news newspaper nuclear nutrition ocean oil
operations opinion outreach panel parish parole party pastry personal pharmacy philosophy photography physics podcast poetry policy polling pop portfolio primary
prison product production program programme project property psychology radio railway recovery regional research restaurant retail risk royal sales school
science screen security social sociology software spiritual stadium staff stage studio study supply sustainability tax teaching tech technical technology
television terrorism theater theatre theology trade traffic training transition transport travel treasury union urban veterinary village visual war weather
welfare wildlife wine youth""", FIELD)
put("mr mister sir lord king prince duke baron father fr brother monsieur herr don senor señor signor earl count emperor sultan pope", MALE)
put("mrs ms miss lady dame queen princess duchess baroness madam madame mme countess empress sister mademoiselle frau dona doña senora señora signora", FEMALE)
put("mr mrs ms miss mx mister sir lord lady dame dr prof rev hon fr madam madame mme monsieur herr frau don sister brother father saint mother rt", HONORIFIC)
put("""spokesman chairman congressman businessman policeman actor fisherman councilman gunman husband father son brother uncle nephew grandfather grandson widower boyfriend waiter salesman sportsman batsman stepson stepfather king""", MALE)
put("""spokeswoman chairwoman congresswoman businesswoman policewoman actress councilwoman wife mother daughter sister aunt niece grandmother granddaughter widow girlfriend waitress saleswoman sportswoman stepmother stepdaughter heiress hostess queen nun ballerina""", FEMALE)
put("""inc incorporated corp corporation co company companies ltd limited plc llc llp lp ag sa nv bv gmbh spa srl kg ab asa oy oyj as a/s kk pty bhd
holdings holding group cos intl international sas se kgaa pjsc ojsc jsc sarl cv""", COMPANY)
put("de del della der den van von la le du di da dos das al el bin ibn ben abu bint ter ten af zu st mac", PARTICLE)
put("jr sr ii iii iv phd md esq qc kc obe mbe cbe", GENERATION)
put("""university college school institute academy bank council commission committee department ministry office agency bureau authority court
parliament congress senate house assembly government administration party union league association federation confederation organization organisation
society club team army navy force forces police corps guard board foundation trust fund museum hospital church center centre company corporation group
airlines airways airport station hotel theater theatre library times post news journal tribune herald press network television radio service services
command division squad unit front movement brigade brigades alliance coalition district city county state province republic kingdom
industries systems technologies motors energy oil petroleum steel chemical electric insurance capital partners exchange index""", ORG_HEAD)
put("""the a an of for in on at by to from with and or but as that which who whom whose what when where while if because since after before during
about into over under against between among through is are was were be been being am has have had do does did will would shall should may might must
can could not no nor so than then there here this these those it its he she him her his hers they them their theirs we us our ours you your yours i me
my mine himself herself itself themselves said says say told added asked according also just only even still yet again more most very too both either
each every all any some few many much other another such own same up down out off now how why per via upon amid despite toward towards within without""", STOP)

# Adjectives that look like an agent's noun.
NOT_HEADS = "other another either neither former later earlier latter greater lesser larger smaller bigger higher lower upper inner outer over under after never ever however whether further rather together number order summer winter october november december september water power member paper letter matter center quarter dinner weather river border computer newspaper september tower player-less customer consumer"
put(NOT_HEADS, NOT_HEAD)

NICKNAMES = """bill william|billy william|will william|willy william|liam william|bob robert|bobby robert|rob robert|robbie robert|bert robert|dick richard|rick richard|ricky richard|rich richard
jim james|jimmy james|jamie james|jack john|johnny john|jon jonathan|jon john|mike michael|mick michael|mickey michael|mikey michael|tom thomas|tommy thomas|tony anthony|ted edward|ted theodore|ed edward|eddie edward|ned edward
joe joseph|joey joseph|jeff jeffrey|geoff geoffrey|steve steven|steve stephen|stevie steven|dave david|davy david|dan daniel|danny daniel|ben benjamin|benny benjamin|sam samuel|sammy samuel|sam samantha|matt matthew|nick nicholas|nicky nicholas|chris christopher|chris christine|chris christina
greg gregory|ken kenneth|kenny kenneth|larry lawrence|larry laurence|ron ronald|ronnie ronald|don donald|donnie donald|andy andrew|drew andrew|alex alexander|alex alexandra|sasha alexander|al albert|al alan|al alfred|fred frederick|freddie frederick|frank francis|frankie frank|gene eugene|jerry gerald|jerry jerome|gerry gerald|harry harold|harry henry|hank henry|pat patrick|pat patricia|paddy patrick|pete peter|phil philip|phil phillip|ray raymond|stan stanley|tim timothy|timmy timothy|vince vincent|walt walter|wes wesley|zach zachary|zack zachary|josh joshua|jake jacob|nate nathan|nate nathaniel|charlie charles|chuck charles|art arthur|barry barack|bernie bernard|cliff clifford|clint clinton|doug douglas|gabe gabriel|ike dwight|jay jason|lou louis|lou louise|leo leonard|len leonard|lenny leonard|max maxwell|mitch mitchell|newt newton|norm norman|russ russell|sid sidney|terry terence|terry theresa|tod todd|vic victor
liz elizabeth|beth elizabeth|betty elizabeth|lizzie elizabeth|eliza elizabeth|libby elizabeth|kate katherine|kate catherine|katie katherine|kathy katherine|cathy catherine|kitty katherine|kay katherine|peg margaret|peggy margaret|maggie margaret|meg margaret|meg megan|sue susan|susie susan|debbie deborah|deb deborah|barb barbara|becky rebecca|cindy cynthia|connie constance|ellie eleanor|jen jennifer|jenny jennifer|jess jessica|jessie jessica|jill jillian|judy judith|kim kimberly|mandy amanda|nan nancy|nancy ann|pam pamela|patty patricia|tricia patricia|penny penelope|sandy sandra|steph stephanie|tina christina|trish patricia|vicky victoria|vicki victoria|abby abigail|angie angela|carrie caroline|fran frances|ginny virginia|jackie jacqueline|mimi miriam|molly mary|polly mary|rosie rose|sally sarah|val valerie|wendy gwendolyn|ally allison|bella isabella|gabby gabrielle|hattie harriet|izzy isabel|josie josephine|lexi alexandra|mel melissa|mel melanie|nikki nicole|shelly michelle|tori victoria|vladimir volodya|misha mikhail|kolya nikolai|pepe jose|paco francisco|pancho francisco|manny manuel|beto roberto|nacho ignacio|lula luiz"""


def given_names(root):
    count = collections.defaultdict(lambda: [0, 0])
    for line in lzma.open(os.path.join(root, 'names/ssa_firstnames_1930on.tsv.xz'), 'rt', encoding='utf8'):
        name, f, m = line.rstrip('\n').split('\t')
        count[fold(name)][0] += int(f); count[fold(name)][1] += int(m)
    out = {}
    for name, (f, m) in count.items():
        if f + m < 2500: continue
        share = f / (f + m)
        if share > .92: out[name] = 'f'
        elif share < .08: out[name] = 'm'
        else: out[name] = 'u'
    seen = collections.defaultdict(set)
    rows = csv.DictReader(io.StringIO(lzma.open(os.path.join(root, 'names/common-forenames-by-country.csv.xz'), 'rt', encoding='utf-8-sig').read()))
    for row in rows:
        for w in {fold(row['Romanized Name'].split()[0])} if row['Romanized Name'].strip() else ():
            if row['Gender'] in 'FM': seen[w].add(row['Gender'].lower())
    for name, genders in seen.items():
        if name not in out and len(genders) == 1: out[name] = next(iter(genders))
    return {n: g for n, g in out.items() if 2 <= len(n) <= 11 and re.fullmatch('[a-z]+', n)}


def fold(name): return ''.join(c for c in unicodedata.normalize('NFD', name).lower() if c.isalpha() and c.isascii())


def table(rows, per_line):
    for i in range(0, len(rows), per_line): print('    ' + ' '.join(rows[i:i + per_line]))


def main():
    root = sys.argv[1]
    for job in json.load(open(os.path.join(root, 'lists/occupations.json')))['occupations']:
        head = job.split()[-1].lower()
        if head not in ('person', 'police', 'patrol', 'occupation', 'movers', 'tender', 'carrier', 'layer', 'sewer', 'server', 'reader', 'feeder', 'filler', 'marker', 'compressor', 'processor', 'taper', 'setter', 'caster', 'model', 'changer'): put(head, TITLE)
    for title in json.load(open(os.path.join(root, 'lists/englishHonorifics.json')))['englishHonorifics']:
        if re.fullmatch('[A-Z][a-z]+', title) and title not in ('Fiona', 'Honourable', 'Mar', 'Majors', 'Master'): put(title, TITLE)
    for w in 'mr mrs ms miss mx mister dr hon rt madam madame mme'.split(): words[w] &= ~TITLE
    print('/* Made by tools/make_words.py: classes of words. Do not edit. */')
    print('#include "name/words.h"\n')
    print('/* clang-format off */')
    assert all(len(w.encode()) < 20 for w in words), max(words, key=len)
    rows = ['{"%s", %d},' % (w, words[w]) for w in sorted(words, key=lambda w: w.encode())]
    print('const dl_word_row dl_word_rows[] = {'); table(rows, 5); print('};')
    print('const uint32_t dl_word_row_count = %d;\n' % len(rows))
    given = given_names(root)
    rows = ['{"%s", \'%s\'},' % (n, given[n]) for n in sorted(given)]
    print('const dl_given_row dl_given_rows[] = {'); table(rows, 7); print('};')
    print('const uint32_t dl_given_row_count = %d;\n' % len(rows))
    pairs = sorted({tuple(p.split()) for p in NICKNAMES.replace('\n', '|').split('|') if p.strip()})
    rows = ['{"%s", "%s"},' % p for p in pairs]
    print('const dl_nickname_row dl_nickname_rows[] = {'); table(rows, 5); print('};')
    print('const uint32_t dl_nickname_row_count = %d;' % len(rows))
    print('/* clang-format on */')


main()
