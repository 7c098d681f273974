#!/bin/sh
# linear.sh PROGRAM [BYTES]: instructions (callgrind) for hostile inputs of BYTES, 2x and 4x that, through
# every layer, and memory per input byte. Linear time gives 2.0 and 2.0; over 2.5 is a failure.
set -u
program=$1
bytes=${2:-40000} # above the windows that long texts are worked through in, where work doubles once
folder=build/bench
mkdir -p "$folder"
failed=0 passed=0

count() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$program" "$@" 2>&1 >"$folder/memory" |
    sed -n 's/.*Collected *: *\([0-9]*\).*/\1/p'
}

printf '%-34s %14s %8s %8s %12s\n' "input" "instructions" "2x" "4x" "memory/byte"

# try NAME FORMAT UNIT [BEFORE]
try() {
  name="$2: $1"
  one=$(count "$2" "$bytes" "$3" "${4:-}")
  two=$(count "$2" $((bytes * 2)) "$3" "${4:-}")
  four=$(count "$2" $((bytes * 4)) "$3" "${4:-}")
  if [ -z "$one" ] || [ -z "$two" ] || [ -z "$four" ]; then
    printf '%-34s failed\n' "$name"
    failed=$((failed + 1))
    return
  fi
  verdict=$(awk -v a="$one" -v b="$two" -v c="$four" 'BEGIN { print (b / a > 2.5 || c / b > 2.5) ? "SLOW" : "" }')
  printf '%-34s %14s %8s %8s %12s  %s\n' "$name" "$one" \
    "$(awk -v a="$one" -v b="$two" 'BEGIN { printf "%.2f", b / a }')" \
    "$(awk -v a="$two" -v b="$four" 'BEGIN { printf "%.2f", b / a }')" "$(cat "$folder/memory")" "$verdict"
  if [ -n "$verdict" ]; then failed=$((failed + 1)); else passed=$((passed + 1)); fi
}

try "prose" text "The mayor of Geneva, John Smith, said on Tuesday that it was over. "
try "headings" markdown '# a\n\n'
try "quote marks nested" markdown '> '
try "stars" markdown '*a '
try "stars and underscores" markdown '*_'
try "open brackets" markdown '['
try "open links" markdown '[a]('
try "images" markdown '![a](b '
try "backticks" markdown '`a``'
try "list items" markdown '- a\n'
try "nested lists" markdown '- '
try "table rows" markdown '|a|b|\n' '|a|b|\n|-|-|\n'
try "reference definitions" markdown '[a]: b\n'
try "unclosed front matter" markdown 'key: value\n' '---\n'
try "front matter" markdown '- a: [b, "c\n' '+++\n'
try "html in markdown" markdown '<a '
try "entities" markdown '&amp;'
try "short lines" text 'a\n'
try "date lines" text 'July 2, 2013\n\n'
try "bylines" text 'By John Smith and '
try "upper-case lines" text 'CAIRO (AP) - '
try "one word" text 'a'
try "one name" text 'Smith '
try "names and titles" text 'President John Smith of '
try "new names" text 'Mr. Aa Bb, '
try "initials" text 'J. '
try "months" text 'May '
try "weekdays" text 'Tuesday and '
try "digits" text '19'
try "numbers" text '20,000 '
try "two hundred million" text 'two hundred million '
try "the day before" text 'the day before '
try "ranges" text '1990-1991 to '
try "full stops" text '. '
try "ellipses" text '...'
try "quotes" text '"a '
try "quotes and speakers" text '"It is," he said. '
try "brackets" text '('
try "hyphens" text 'a-'
try "combining marks" text '\xCC\x81'
try "soft hyphens" text 'a\xC2\xAD'
try "emoji" text '\xF0\x9F\x98\x80'
try "bad bytes" text '\xFF'
try "no-break spaces" text '\xC2\xA0'
try "carriage returns" text 'a\x0D'
try "divisions" html '<div>'
try "paragraphs" html '<p>a'
try "formatting" html '<b><i>a'
try "formatting never closed" html '<a href=x><b>'
try "numbered formatting" html '<b %u>'
try "lists never closed" html '<ul><li>'
try "tables" html '<table><tr><td>'
try "tables, text in between" html '<table>a'
try "attributes" html '<a b=c '
try "one tag" html ' a=b' '<div'
try "one attribute" html '0123456789abcdef' "<p class='"
try "comments" html '<!--'
try "one open comment" html '--x>' '<!--'
try "scripts" html '<script>'
try "one open script" html '<script>-->' '<script><!--'
try "utf-16 that says utf-8" html 'T\x00h\x00e\x00 \x00' '\xFF\xFE<\x00m\x00e\x00t\x00a\x00 \x00c\x00h\x00a\x00r\x00s\x00e\x00t\x00=\x00u\x00t\x00f\x00-\x008\x00>\x00'
try "end tags" html '</p>'
try "selects" html '<select><option>'
try "character references" html '&#8217;'
try "json-ld" html '{"a":[' '<script type="application/ld+json">'
try "meta" html '<meta property="article:published_time" content="2013-07-02">'

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
