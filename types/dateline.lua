---@meta dateline

-- LuaCATS types of dateline, for editors with a Lua language server. docs/api.md has the prose.
-- Offsets (`first`, `last`) are 1-based inclusive bytes of the source.

---@alias dateline.Format "html"|"markdown"|"text"
---@alias dateline.NameType "person"|"organization"|"place"|"group"|"event"|"work"|"product"
---@alias dateline.ErrorCode "too_large"|"not_text"|"encoding"|"io"|"bad_date"|"corrupt"|"not_feed"
---@alias dateline.Reading "news"|"calendar"
---@alias dateline.Unit "byte"|"codepoint"|"utf16"
---@alias dateline.Layer "entities"|"places"|"dates"|"quotes"|"sentences"

---@class dateline.Options
---@field format? dateline.Format|"auto" default: detected
---@field published? string ISO 8601; overrides what the article says of itself
---@field url? string where the article came from
---@field reading? dateline.Reading how dates that are not determined are read; default: "news"
---@field limits? { bytes: number } default 8 MiB
---@field gazetteers? dateline.Gazetteer[] at most 8

---@class dateline.Gazetteer
local Gazetteer = {}

---@return integer names
function Gazetteer:size() end

---@class dateline.Span
---@field first integer
---@field last integer

---@class dateline.Spot : dateline.Span
---@field text string
---@field spans? dateline.Span[] where the text crosses markup: the pieces of the source that hold it

---@class dateline.Field
---@field value string
---@field source string kind of evidence: "heading", "meta", "json-ld", "date-line", "input", ...
---@field confidence number 0-1
---@field first? integer
---@field last? integer

---@class dateline.Block
---@field kind string "paragraph", "title", "subhead", "caption", ...
---@field level? integer of headings and lists
---@field body? true part of article.text
---@field text string
---@field first integer
---@field last integer

---@class dateline.Place
---@field name string as the gazetteer spells it; of kind "near": of the place beside it
---@field country? string ISO 3166-1 alpha-2
---@field region? string
---@field latitude number
---@field longitude number
---@field geonames? integer
---@field population? integer
---@field kind? string "country", "region", "city", "water", "facility", "near" (unknown, put beside another), ...
---@field confidence number

---@class dateline.Dateline
---@field text string
---@field agency? string
---@field date? string as written
---@field place? dateline.Place
---@field first? integer
---@field last? integer

---@class dateline.Mention : dateline.Spot
---@field type dateline.NameType
---@field kind "name"|"nominal"|"pronoun"
---@field entity integer id
---@field confidence number 0-1

---@class dateline.Entity
---@field id integer index in article.entities
---@field type dateline.NameType
---@field name string the fullest form
---@field aliases string[]
---@field roles string[]
---@field role_mentions dateline.Spot[]
---@field mentions dateline.Mention[]
---@field salience number 0-1
---@field confidence number 0-1
---@field gender? "male"|"female" where the text shows it
---@field place? dateline.Place

---@class dateline.Date : dateline.Spot
---@field type "DATE"|"TIME"|"DURATION"|"SET"
---@field value string TIMEX3 value
---@field mod? string
---@field quant? string
---@field freq? string
---@field from? string ISO 8601, inclusive
---@field to? string ISO 8601, exclusive
---@field grain? string
---@field anchor? "published"|"dateline"|"mention"
---@field anchor_date? integer index in article.dates
---@field begin_date? integer index in article.dates
---@field end_date? integer index in article.dates
---@field confidence number 0-1
---@field rule? string
---@field why? string

---@class dateline.Speaker : dateline.Spot
---@field entity? integer id

---@class dateline.Quote : dateline.Spot
---@field direct boolean
---@field speaker? dateline.Speaker
---@field cue? dateline.Spot
---@field confidence number 0-1

---@class dateline.Sentence : dateline.Spot
---@field tokens integer

---@class dateline.Link
---@field text? string
---@field url? string
---@field first? integer
---@field last? integer

---@class dateline.Related
---@field title? string
---@field url? string
---@field first? integer
---@field last? integer

---@class dateline.Image
---@field url? string
---@field alt? string
---@field caption? dateline.Spot
---@field credit? dateline.Spot

---@class dateline.Article
---@field format dateline.Format
---@field kind "article"|"index"|"error"|"paywall"|"empty"
---@field confidence number
---@field title? string
---@field subtitle? string
---@field section? string
---@field url? string
---@field language? string
---@field publisher? string
---@field authors string[]
---@field tags string[]
---@field published? dateline.Field
---@field modified? dateline.Field
---@field dateline? dateline.Dateline
---@field text string
---@field blocks dateline.Block[]
---@field credits dateline.Spot[]
---@field links dateline.Link[]
---@field related dateline.Related[]
---@field images dateline.Image[]
---@field warnings { code: string, first: integer? }[]
---@field fields { title: dateline.Field?, authors: dateline.Field[], [string]: dateline.Field }
---@field entities dateline.Entity[] computed at first touch
---@field places dateline.Entity[] computed at first touch
---@field all_mentions dateline.Mention[] computed at first touch
---@field dates dateline.Date[] computed at first touch
---@field quotes dateline.Quote[] computed at first touch
---@field sentences dateline.Sentence[] computed at first touch
local Article = {}

---@class dateline.Filter
---@field type? dateline.NameType|dateline.NameType[]
---@field kind? "name"|"nominal"|"pronoun"
---@field min? number least confidence
---@field entity? integer

---@param filter? dateline.Filter
---@return fun(): dateline.Mention?
function Article:mentions(filter) end

---@param date dateline.Date
---@return string
function Article:explain(date) end

---@return string
function Article:markdown() end

---@return string
function Article:html() end

---@return string
function Article:source() end

function Article:close() end

---@class dateline
---@field _VERSION string
local dateline = {}

---@param source string
---@param options? dateline.Options
---@return dateline.Article?
---@return string? message
---@return dateline.ErrorCode? code
function dateline.parse(source, options) end

---@param path string
---@param options? dateline.Options
---@return dateline.Article?
---@return string? message
---@return dateline.ErrorCode? code
function dateline.open(path, options) end

---@param path string
---@return dateline.Gazetteer?
---@return string? message
---@return dateline.ErrorCode? code
function dateline.gazetteer(path) end

---@class dateline.Event
---@field from? string
---@field to? string
---@field grain? string
---@field value string
---@field text string
---@field sentence? string
---@field date dateline.Date
---@field position integer index in article.dates

---@param article dateline.Article
---@return dateline.Event[]
function dateline.timeline(article) end

---@class dateline.IndexEntry
---@field type dateline.NameType
---@field name string
---@field count integer mentions in all articles
---@field articles { article: dateline.Article, entity: dateline.Entity }[]

---@param articles dateline.Article[]|fun(): dateline.Article?
---@return dateline.IndexEntry[]
function dateline.index(articles) end

---@param article dateline.Article
---@return string html
function dateline.highlight(article) end

---@param article dateline.Article
---@param options? { unit: dateline.Unit?, layers: dateline.Layer[]? }
---@return string
function dateline.json(article, options) end

---@param rows table[]|fun(): table?
---@param options? { unit: dateline.Unit?, limits: { bytes: number }? }
---@return fun(): table?
function dateline.pipe(rows, options) end

---The articles of RSS, Atom or JSON-LD. For one that cannot be read the iterator gives false, message, code.
---@param source string
---@param options? dateline.Options without `format`
---@return (fun(): dateline.Article|false?, string?, string?)? articles
---@return string? message
---@return string? code
function dateline.feed(source, options) end

return dateline
