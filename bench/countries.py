#!/usr/bin/env python3
"""Measures countries and peoples: name -> ISO 3166-1 code. Python 3, standard library only.

  bench/countries.py [--command] [--errors]

Lists that the gazetteer was not made from: the npm packages world-countries (names, demonyms) and
i18n-nationality (demonyms), fetched by `npm pack` into build/bench at first use; Natural Earth's map units and the
British government's list of nationalities from $DATELINE_SHARED (default ../shared; the latter without codes: it
takes them from the two packages, and what is in neither is left out). Every name stands in a sentence; right is
the code of the entity that it belongs to. A name with several codes ("Dominican") may have any of them.
The resolver is given the name's place and type; --command reads the bare sentence, tagger and all.
"""
import collections, json, lzma, os, re, subprocess, sys, tarfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from entities import ROOT, SHARED, annotate, gold_rows

STORE = os.path.join(ROOT, 'build', 'bench')
PACKAGES = {'world-countries': '5.1.0', 'i18n-nationality': '1.4.0'}


def package(name, path):
    file = os.path.join(STORE, '%s-%s.tgz' % (name, PACKAGES[name]))
    if not os.path.exists(file):
        os.makedirs(STORE, exist_ok=True)
        subprocess.run(['npm', 'pack', '--silent', '%s@%s' % (name, PACKAGES[name])], cwd=STORE, check=True, stdout=subprocess.DEVNULL)
    with tarfile.open(file) as t: return json.load(t.extractfile('package/' + path))


def lists():
    """Title, whether of peoples, {name: codes}."""
    countries = package('world-countries', 'countries.json')
    out = [(title, people, collections.defaultdict(set)) for title, people in (
        ('countries: world-countries', False), ('countries: Natural Earth units', False), ('peoples: world-countries', True),
        ('peoples: i18n-nationality', True), ('peoples: gov.uk', True))]
    known = {c['cca2'] for c in countries}
    names, units, demonyms, nationalities, british = (o[2] for o in out)
    for c in countries:
        for n in (c['name']['common'], c['name']['official']): names[re.sub(r' \(.*\)', '', n)].add(c['cca2'])
        for word in c['demonyms'].get('eng', {}).values():
            for part in word.split(', '):
                if part: demonyms[part].add(c['cca2'])
    text = lzma.open(os.path.join(SHARED, 'gazetteers/naturalearth/ne_50m_admin_0_map_units.tsv.xz'), 'rt', encoding='utf8').read()
    head, *rows = [line.split('\t') for line in text.split('\n') if line]
    for row in (dict(zip(head, r)) for r in rows):
        if re.fullmatch('[A-Z]{2}', row['iso_a2']): units[row['name_long']].add(row['iso_a2'])
    for code, words in package('i18n-nationality', 'langs/en.json')['nationalities'].items():
        for word in [words] if isinstance(words, str) else words:
            if code in known: nationalities[re.sub(r' \(.*\)', '', word)].add(code)
    listed = json.load(open(os.path.join(SHARED, 'gazetteers/lists/nationalities.json'), encoding='utf8'))['nationalities']
    for names in demonyms, nationalities:  # "Virgin Islands, U.S.", "Kittitian or Nevisian": headings of a catalogue
        for word in [w for w in names if re.search(', | or | - ', w)]: del names[word]
    for word in listed:
        word = re.sub(r' \(.*\)', '', word)
        codes = demonyms.get(word, set()) | nationalities.get(word, set())
        if codes: british[word] |= codes
    return out


def main():
    whole = [0, 0]
    for title, people, names in lists():
        docs = []
        for i, name in enumerate(sorted(names)):
            a, b = ('The ', ' government said on Monday that the talks would go on.') if people else ('Officials in ', ' said on Monday that the talks would go on.')
            docs.append({'id': str(i), 'text': a + name + b, 'mentions': [{'start': len(a), 'end': len(a + name), 'type': 'group' if people else 'place'}], 'name': name})
        if '--command' in sys.argv: rows = annotate([{'id': d['id'], 'source': d['text'], 'format': 'text', 'layers': ['entities', 'places']} for d in docs])
        else: rows = gold_rows(docs, lambda d: d['mentions'])
        right, wrong, none = 0, [], []
        for d, row in zip(docs, rows):
            place = {e['id']: e.get('place') or {} for e in row['entities']}
            m = d['mentions'][0]
            got = [place[x['entity']].get('country') for x in row['mentions'] if x['start'] < m['end'] and m['start'] < x['end']]
            if set(got) & names[d['name']]: right += 1
            elif any(got): wrong.append('%s: %s' % (d['name'], ' '.join(g or '-' for g in got)))
            else: none.append(d['name'])
        print('%-32s %4d names  right %.3f  wrong %.3f  none %.3f' % (title, len(docs), right / len(docs), len(wrong) / len(docs), len(none) / len(docs)))
        whole[0] += right; whole[1] += len(docs)
        if '--errors' in sys.argv: print('   wrong:', '; '.join(wrong), '\n   none:', '; '.join(none))
    print('country and people to ISO 3166-1: %.3f of %d' % (whole[0] / whole[1], whole[1]))


main()
