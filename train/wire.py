"""Made-up wire copy: sport, markets and agency lines, which the training sets hardly have and newspapers are full of.

The sentences (wire/templates.txt) and the list of clubs (wire/clubs.txt) were written for this project; names of people,
places and companies come from the gazetteers. An article keeps its names: {c1} is {club1} wherever it stands. As in the
training sets clubs and leagues are organizations, national teams are places, stadiums too, cups are events.
"""
import os, random, re

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "wire")
ARTICLES = 2400
LISTED_CLUB = 0.7  # the others are put together from a town and what clubs are called
BEHIND = ("United City Rovers Wanderers Athletic Town County Albion FC SC AFC Rangers Stars Sharks Tigers Lions Eagles Bulls Kings "
          "Hawks Wolves Bears Giants Knights Royals Warriors Chiefs Pirates Hotspurs Harriers Thunder Force Blaze").split()
BEFORE = "FC AC AS Real Sporting Dynamo Dinamo Inter Lokomotiv Union Racing Deportivo Atletico Olympique Al SV".split()
AGENCIES = ("Reuters|AP|AFP|Xinhua|Kyodo|ANI|PTI|EFE|dpa|UPI|Bloomberg|Interfax|TASS|Yonhap|Associated Press|Agence France-Presse|Field Level Media|"
            "PA Media|Getty Images|REUTERS|NAN|GNA|Bernama|Antara|Anadolu Agency|CNA|BBC Sport|ESPN|Sky Sports|Press Association").split("|")
LEAGUES = ("the Premier League|La Liga|Serie A|the Bundesliga|Ligue 1|the NBA|the NFL|Major League Soccer|the NHL|the IPL|the Championship|"
           "the Eredivisie|Super League|the A-League|the J.League|the SEC|the Big Ten|Major League Baseball").split("|")
CUPS = ("the World Cup|the Champions League|the Europa League|the FA Cup|the Copa Libertadores|the Davis Cup|the Australian Open|Wimbledon|"
        "the French Open|the Ryder Cup|the Masters|Euro 2020|the Asian Cup|the Africa Cup of Nations|the Six Nations|the Stanley Cup|the Super Bowl|"
        "the Players Championship|the Tour de France|the Olympic Games|the Copa America|the World Series").split("|")
INDICES = "FTSE 100|DAX|Nikkei|CAC 40|Dow Jones Industrial Average|Nasdaq Composite|S&P 500|Hang Seng|STOXX 600|Sensex|Nifty|KOSPI".split("|")
BANKS = ("Goldman Sachs|JPMorgan|Morgan Stanley|Citigroup|Barclays|HSBC|UBS|Credit Suisse|Deutsche Bank|BNP Paribas|Societe Generale|Nomura|"
         "Standard Chartered|ING|UniCredit|Jefferies|RBC Capital Markets|Commerzbank|Wells Fargo|Mizuho").split("|")
REGULATORS = ("the Federal Reserve|the European Commission|the Securities and Exchange Commission|the FCA|the Bank of England|the FBI|"
              "the Ministry of Health|the European Central Bank|the World Bank|the UN|the Interior Ministry|BaFin|the RBI|the CFTC").split("|")
LEGAL = ["", "", " Inc", " Corp", " Plc", " AG", " SE", " SpA", " Ltd", " Co", " Group", " Holdings", " NV", " SA"]
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
LABELS = {"club": "Organization", "c": "Organization", "player": "Person", "coach": "Person", "p": "Person", "nation": "Location",
          "city": "Location", "venue": "Location", "league": "Organization", "cup": "Misc", "agency": "Organization", "index": "Misc",
          "company": "Organization", "co": "Organization", "bank": "Organization", "regulator": "Organization", "college": "Organization"}


def read(name):
    with open(os.path.join(HERE, name), encoding="utf8") as f:
        return [line.rstrip("\n") for line in f if line.strip() and not line.startswith("#")]


class Wire:
    def __init__(self, names, seed=1):
        self.names, self.rng = names, random.Random(seed)
        self.clubs = [line.split("|") for line in read("clubs.txt")]
        self.kinds = []
        for line in read("templates.txt"):
            if line.startswith("= "): self.kinds.append([])
            else: self.kinds[-1].append(line)
        self.colleges = [c for c in self.clubs[-24:]]

    def club(self):
        rng = self.rng
        if rng.random() < LISTED_CLUB: return rng.choice(self.clubs)
        town = rng.choice(self.names.place)
        if rng.random() < 0.65: return [f"{town} {rng.choice(BEHIND)}", town]
        return [f"{rng.choice(BEFORE)} {town}"]

    def person(self):
        given, surname = self.rng.choice(self.names.given), self.rng.choice(self.names.surname)
        if self.rng.random() < 0.08: surname += "-" + self.rng.choice(self.names.surname)
        return f"{given} {surname}", surname

    def venue(self):
        rng, names = self.rng, self.names
        return rng.choice((f"{rng.choice(names.surname)} Park", f"{rng.choice(names.place)} Stadium", f"{rng.choice(names.place)} Arena",
                           f"{rng.choice(names.surname)} Field", f"Estadio {rng.choice(names.surname)}", f"{rng.choice(names.place)} Road",
                           f"{rng.choice(names.surname)} Center", f"Stade {rng.choice(names.surname)}", f"{rng.choice(names.surname)} Oval"))

    def fill(self, slot, memory):
        """What a slot reads, the same for the same slot of an article."""
        rng, kind, number = self.rng, slot.rstrip("0123456789"), slot.lstrip("abcdefghijklmnopqrstuvwxyz")

        def recall(key, make):
            if key not in memory: memory[key] = make()
            return memory[key]
        if kind in ("club", "c"):
            forms = recall("club" + number, self.club)
            if kind == "club": return forms[0].removeprefix("the ")
            return rng.choice(forms)
        if kind in ("player", "coach", "p"):
            full, surname = recall(("player" if kind == "p" else kind) + number, self.person)
            return surname if kind == "p" or kind == "coach" and rng.random() < 0.4 else full
        if kind in ("company", "co"):
            name, legal = recall("company" + number, lambda: (rng.choice(self.names.company), rng.choice(LEGAL)))
            legal = "" if re.search(r"\b(Inc|Corp|Co|Ltd|Plc|Group|Company|Corporation)\b", name) else legal
            return name + legal if kind == "company" else name
        if kind == "nation": return recall(slot, lambda: rng.choice(self.names.country))
        if kind == "city": return recall(slot, lambda: rng.choice(self.names.place))
        if kind == "venue": return recall(slot, self.venue)
        if kind == "college": return rng.choice(self.colleges)[0]
        lists = {"league": LEAGUES, "cup": CUPS, "agency": AGENCIES, "index": INDICES, "bank": BANKS, "regulator": REGULATORS}
        if kind in lists: return recall(slot, lambda: rng.choice(lists[kind]))
        if kind == "score": return f"{rng.randint(0, 6)}-{rng.randint(0, 6)}"
        if kind == "n": return str(rng.choice((rng.randint(1, 9), rng.randint(10, 99), rng.randint(10, 130))))
        if kind == "date": return str(rng.randint(1, 28))
        if kind == "day": return rng.choice(DAYS)
        if kind == "month": return rng.choice(MONTHS)
        if kind == "year": return str(rng.randint(1995, 2026))
        if kind == "clock": return rng.choice(("7 p.m.", "7:30 p.m.", "1500 GMT", "3 p.m. ET", "20:45", "12.30pm"))
        if kind == "money": return rng.choice("$£€") + rng.choice((f"{rng.randint(1, 90)} million", f"{rng.randint(1, 9)}.{rng.randint(1, 9)} billion", f"{rng.randint(2, 99)}m"))
        raise KeyError(slot)

    def line(self, template, memory):
        """(text, [(start, end, label)]), in characters."""
        out, size, spans = [], 0, []
        for i, part in enumerate(re.split(r"\{(\w+)\}", template)):
            if i % 2:
                slot = part.lower()
                text, label = self.fill(slot, memory), LABELS.get(slot.rstrip("0123456789"))
                article = 4 if text.startswith("the ") else 0
                if part.isupper(): text = text.upper()
                if article and not size: text = text[:1].upper() + text[1:]
                if label: spans.append((size + article, size + len(text), label))
            else: text = part
            out.append(text); size += len(text)
        return "".join(out), spans

    def article(self):
        """(source, [(start, end, label)] in bytes)"""
        rng, memory, out, size, spans = self.rng, {}, [], 0, []
        kind = rng.choice(self.kinds)
        lines = rng.sample(kind, min(len(kind), rng.choice((1, 2, 4, 8, 12))))
        for i, template in enumerate(lines):
            text, found = self.line(template, memory)
            r = rng.random()
            if r < 0.05 and text.isascii(): text = text.upper()
            if i:
                gap = rng.choice(("\n\n", "\n\n", "\n", " " if out[-1].endswith((".", '"')) else "\n"))
                out.append(gap); size += len(gap)
            place = lambda at: size + len(text[:at].encode())
            spans += [(place(s), place(e), label) for s, e, label in found]
            out.append(text); size += len(text.encode())
        return "".join(out), spans


def articles(names):
    wire = Wire(names)
    return [wire.article() for _ in range(ARTICLES)]
