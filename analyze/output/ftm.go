package output

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"stakeout/analyze"
	"stakeout/extract"
)

// FollowTheMoney, the model of Aleph and OpenSanctions: JSON Lines of entities with
// properties, which are lists of strings. See https://followthemoney.tech/.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"` // encoding/json sorts its keys
}

// add gives a property its value, where one is known.
func (e ftmEntity) add(property string, values ...string) {
	for _, v := range values {
		if v = ftmText(v); v != "" && !slices.Contains(e.Properties[property], v) {
			e.Properties[property] = append(e.Properties[property], v)
		}
	}
}

func newFTMEntity(id, schema string) ftmEntity { return ftmEntity{id, schema, map[string][]string{}} }

// ftmWriter prints an article for each post, and when the last has come the people and
// organisations, where they are mentioned, and who owns what.
type ftmWriter struct {
	w        io.Writer
	only     extract.Kinds
	claims   claims
	articles []string        // the IDs of the articles, in the order of claims.names
	seen     map[string]bool // the articles
}

func newFTM(w io.Writer, o Options) (Writer, error) {
	return &ftmWriter{w: w, only: o.Only.Facts(), claims: claims{corrections: o.Corrections}, seen: map[string]bool{}}, nil
}

func (f *ftmWriter) Write(r analyze.Result) error {
	article := ftmArticle(r.Post)
	if f.seen[article.ID] {
		return nil
	}
	f.seen[article.ID] = true
	f.articles = append(f.articles, article.ID)
	if !f.only.Has(extract.Stakes) {
		r.Stakes = nil
	}
	f.claims.add(r)
	if f.only.Has(extract.Mentions) {
		for _, m := range r.Mentions {
			if ftmNamed(m.Kind) == "" {
				article.add("locationMentioned", ftmAddress(m.Name))
			}
		}
	}
	return f.print([]ftmEntity{article})
}

// Close prints who is who and who owns what. A company that is held is a Company, whatever
// it is otherwise, because only a Company can be owned; a stake without a holder or a
// company has no place in the model.
func (f *ftmWriter) Close() error {
	names := f.claims.resolve()
	parties, stakes := f.claims.linked()
	if err := f.print(convert(parties, ftmParty)); err != nil {
		return err
	}
	if f.only.Has(extract.Mentions) {
		if err := f.printNamed(names, parties); err != nil {
			return err
		}
	}
	return f.print(convert(stakes, ftmOwnership))
}

// printNamed prints the people and organisations that hold nothing and are not held, and
// all mentions. Who is called by one name alone may be several people: their mentions
// lead to nobody.
func (f *ftmWriter) printNamed(names *analyze.Resolution, parties []*actor) error {
	known := map[string]bool{}
	for _, a := range parties {
		known[a.id] = true
	}
	for _, e := range names.Entities {
		if known[e.ID] || e.Single || ftmNamed(e.Kind) == "" {
			continue
		}
		known[e.ID] = true
		a := &actor{Actor: &analyze.Actor{Entity: e, Name: e.Name}, id: e.ID, kind: e.KindName()}
		if err := f.print([]ftmEntity{ftmParty(a)}); err != nil {
			return err
		}
	}
	for i, article := range f.articles {
		if err := f.print(f.mentions(i, article, names, known)); err != nil {
			return err
		}
	}
	return nil
}

func (f *ftmWriter) print(entities []ftmEntity) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for _, e := range entities {
		if err := enc.Encode(e); err != nil {
			return err
		}
	}
	_, err := b.WriteTo(f.w)
	return err
}

func ftmArticle(p extract.Post) ftmEntity {
	a := newFTMEntity(articleID(p.ID, p.Digest()), "Article")
	a.add("fileName", p.ID+".txt")
	a.add("title", p.Title)
	a.add("author", p.Authors...)
	a.add("publisher", p.Site)
	a.add("publishedAt", ftmDate(p.Published))
	if retrieved, err := extract.ParseDate(p.Origin.Retrieved); err == nil {
		a.add("retrievedAt", ftmDate(retrieved))
	}
	a.add("sourceUrl", webAddress(p.URL))
	a.add("language", ftmLanguage(p.Language))
	a.add("mimeType", "text/plain")
	a.add("bodyText", p.Text)
	return a
}

// articleID identifies the article of a post by its ID and the digest of its text.
func articleID(post, digest string) string { return stableID("article", post, digest) }

// ftmNamed is the schema of what a mention names, "" for a place.
func ftmNamed(k extract.Kind) string {
	switch k {
	case extract.Person:
		return "Person"
	case extract.Organisation:
		return "Organization"
	}
	return ""
}

// mentions names each person and organisation of the i-th post once, and leads to who
// they are where that is known.
func (f *ftmWriter) mentions(i int, article string, names *analyze.Resolution, known map[string]bool) []ftmEntity {
	var mentions []ftmEntity
	seen := map[string]bool{}
	for name, kind := range f.claims.names.NamesOf(i) {
		who := names.Find(name, kind)
		m := newFTMEntity(stableID("mention", article, name), "Mention")
		m.add("name", ftmName(name))
		if who == nil || ftmNamed(kind) == "" || seen[m.ID] || len(m.Properties["name"]) == 0 {
			continue
		}
		seen[m.ID] = true
		m.add("document", article)
		m.add("detectedSchema", ftmNamed(kind))
		if known[who.ID] {
			m.add("resolved", who.ID)
		}
		mentions = append(mentions, m)
	}
	return mentions
}

func ftmParty(a *actor) ftmEntity {
	e := newFTMEntity(a.id, ftmSchema(a))
	e.add("name", ftmName(a.Name))
	for _, name := range a.aliases() {
		e.add("alias", ftmName(name))
	}
	e.add("registrationNumber", a.registerID())
	return e
}

func ftmSchema(a *actor) string {
	switch {
	case a.company, a.kind == "company":
		return "Company"
	case a.kind == "person":
		return "Person"
	case isPublic(a):
		return "PublicBody"
	case a.kind == "group", a.kind == "":
		return "LegalEntity"
	}
	return "Organization"
}

func ftmOwnership(c claim) ftmEntity {
	o := newFTMEntity(c.id, "Ownership")
	o.add("owner", c.holder.id)
	o.add("asset", c.company.id)
	o.add("percentage", ftmPercentage(c.share))
	o.add("role", "shareholder")
	o.add("status", string(c.status))
	o.add("summary", c.said+" ("+strings.TrimPrefix(shareInWords(c.share)+", "+string(c.status)+")", ", "))
	o.add("description", c.sentence)
	o.add("date", ftmDate(c.from.published))
	switch c.status {
	case extract.Acquired:
		o.add("startDate", ftmDate(c.asOf))
	case extract.Disposed:
		o.add("endDate", ftmDate(c.asOf))
	}
	o.add("proof", articleID(c.from.id, c.from.digest))
	o.add("recordId", fmt.Sprintf("%s#%d-%d", c.from.id, c.start, c.end))
	o.add("sourceUrl", c.from.url)
	o.add("publisher", c.from.site)
	if retrieved, err := extract.ParseDate(c.from.retrieved); err == nil {
		o.add("retrievedAt", ftmDate(retrieved))
	}
	return o
}

// ftmPercentage prints a share as one number or as a range; what is open ends at 0 or
// 100.
func ftmPercentage(s extract.Share) string {
	switch {
	case s.Exact != nil:
		return number(*s.Exact)
	case s.Min == nil && s.Max == nil:
		return ""
	}
	least, most := 0.0, 100.0
	if s.Min != nil {
		least = *s.Min
	}
	if s.Max != nil {
		most = *s.Max
	}
	return number(least) + "-" + number(most)
}

// ftmDate prints the day, as far as it is known. The model takes no years before 1000.
func ftmDate(d extract.Date) string {
	if d.Year < 1000 {
		return ""
	}
	return day(d)
}

// ftmLanguage returns the code of three letters, "" for languages that it does not know.
func ftmLanguage(tag string) string {
	language, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return map[string]string{"en": "eng", "de": "deu", "fr": "fra", "es": "spa", "it": "ita", "pt": "por", "nl": "nld", "pl": "pol", "sv": "swe", "no": "nor", "da": "dan",
		"fi": "fin", "ru": "rus", "uk": "ukr", "ar": "ara", "zh": "zho", "ja": "jpn", "tr": "tur", "el": "ell", "cs": "ces", "hu": "hun", "ro": "ron"}[language]
}

// ftmName prints a name on one line, without quotation marks around it.
func ftmName(s string) string {
	s = strings.Join(strings.Fields(ftmText(s)), " ")
	if len(s) > 1 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = s[1 : len(s)-1]
	}
	return s
}

// ftmAddress prints the name of a place on one line.
func ftmAddress(s string) string { return strings.ReplaceAll(ftmName(s), ";", ",") }

// ftmText prints text as the model has it: composed, without characters that cannot be
// seen; "ftm validate" drops what is not, and says nothing.
func ftmText(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	return strings.TrimSpace(strings.Map(ftmRune, norm.NFC.String(s)))
}

func ftmRune(r rune) rune {
	switch {
	case 0x2000 <= r && r <= 0x200a, r == 0x2028, r == 0x2029, r == 0x0a00, r == 0x1680, r == 0x202f, r == 0x205f, r == 0x3000:
		return ' '
	case r == '\t', r == '\n', r == '\r':
		return r
	case unicode.IsControl(r), 0x200b <= r && r <= 0x200f, r == 0x061c, 0x2060 <= r && r <= 0x2064, r == 0x00ad, r == 0xfeff:
		return -1
	}
	return r
}
