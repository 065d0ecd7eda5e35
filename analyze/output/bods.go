package output

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"stakeout/analyze"
	"stakeout/extract"
)

// The Beneficial Ownership Data Standard 0.4: an array of statements about entities,
// persons and the relationships between them. See
// https://standard.openownership.org/en/0.4.0/.
type (
	bodsStatement struct {
		ID          string           `json:"statementId"`
		Subject     string           `json:"declarationSubject"`
		Date        string           `json:"statementDate"`
		Publication bodsPublication  `json:"publicationDetails"`
		Record      string           `json:"recordId"`
		Type        string           `json:"recordType"`
		Status      string           `json:"recordStatus"`
		Details     any              `json:"recordDetails"`
		Source      *bodsSource      `json:"source,omitempty"`
		Annotations []bodsAnnotation `json:"annotations,omitempty"`
	}
	bodsPublication struct {
		Date      string   `json:"publicationDate"`
		Version   string   `json:"bodsVersion"`
		Publisher bodsName `json:"publisher"`
	}
	bodsName struct {
		Name string `json:"name"`
	}
	bodsEntity struct {
		IsComponent bool             `json:"isComponent"`
		Type        bodsEntityType   `json:"entityType"`
		Unspecified *bodsUnspecified `json:"unspecifiedEntityDetails,omitempty"`
		Name        string           `json:"name,omitempty"`
		Alternate   []string         `json:"alternateNames,omitempty"`
		Identifiers []bodsIdentifier `json:"identifiers,omitempty"`
	}
	bodsEntityType struct {
		Type    string `json:"type"`
		Subtype string `json:"subtype,omitempty"`
		Details string `json:"details,omitempty"`
	}
	bodsUnspecified struct {
		Reason      string `json:"reason"`
		Description string `json:"description"`
	}
	bodsPerson struct {
		IsComponent bool             `json:"isComponent"`
		Type        string           `json:"personType"`
		Names       []bodsFullName   `json:"names"`
		Identifiers []bodsIdentifier `json:"identifiers,omitempty"`
	}
	bodsFullName struct {
		Type     string `json:"type,omitempty"`
		FullName string `json:"fullName"`
	}
	bodsIdentifier struct {
		ID     string `json:"id"`
		Scheme string `json:"schemeName"`
	}
	bodsRelationship struct {
		IsComponent     bool           `json:"isComponent"`
		Subject         string         `json:"subject"`
		InterestedParty any            `json:"interestedParty"` // the ID of a record, or a bodsUnspecified
		Interests       []bodsInterest `json:"interests"`
	}
	bodsInterest struct {
		Type      string     `json:"type"`
		Direct    string     `json:"directOrIndirect"`
		Share     *bodsShare `json:"share,omitempty"`
		Details   string     `json:"details,omitempty"`
		StartDate string     `json:"startDate,omitempty"`
		EndDate   string     `json:"endDate,omitempty"`
	}
	bodsShare struct {
		Exact            *float64 `json:"exact,omitempty"`
		Minimum          *float64 `json:"minimum,omitempty"`
		ExclusiveMinimum *float64 `json:"exclusiveMinimum,omitempty"`
		Maximum          *float64 `json:"maximum,omitempty"`
		ExclusiveMaximum *float64 `json:"exclusiveMaximum,omitempty"`
	}
	bodsSource struct {
		Type        []string   `json:"type"`
		Description string     `json:"description,omitempty"`
		URL         string     `json:"url,omitempty"`
		RetrievedAt string     `json:"retrievedAt,omitempty"`
		AssertedBy  []bodsName `json:"assertedBy,omitempty"`
	}
	bodsAnnotation struct {
		Motivation  string   `json:"motivation"`
		Target      string   `json:"statementPointerTarget"`
		Description string   `json:"description"`
		CreatedBy   bodsName `json:"createdBy"`
	}
)

// bodsWriter prints the stakes of all results when the last has come.
type bodsWriter struct {
	w      io.Writer
	today  time.Time
	claims claims
}

func newBODS(w io.Writer, o Options) (Writer, error) {
	return &bodsWriter{w: w, today: o.today(), claims: claims{corrections: o.Corrections}}, nil
}

func (b *bodsWriter) Write(r analyze.Result) error {
	b.claims.add(r)
	return nil
}

// Close prints the statements: those about parties before the first relationship
// that refers to them, the relationships by their dates.
func (b *bodsWriter) Close() error {
	b.claims.resolve()
	dated := convert(b.claims.all, func(c claim) datedClaim { return b.date(c) })
	slices.SortStableFunc(dated, func(a, b datedClaim) int { return cmp.Compare(a.date, b.date) })
	out := arrayPrinter{w: bufio.NewWriter(b.w)}
	stated := map[*actor]bool{}
	statuses := recordStatuses(dated)
	for i, c := range dated {
		for _, a := range []*actor{c.company, c.holder} {
			if a != nil && !stated[a] {
				stated[a] = true
				out.print(c.statement("party", a.id, partyType(a), partyDetails(a)))
			}
		}
		if c.company == nil {
			out.print(c.statement("party", c.subject(), "entity", unknownCompany()))
		}
		s := c.statement("relationship", c.record(), "relationship", c.relationship())
		s.Status, s.Annotations = statuses[i], append(s.Annotations, c.annotations()...)
		out.print(s)
	}
	return out.end()
}

// arrayPrinter prints an indented array one value after the other. The first error is kept
// for the end.
type arrayPrinter struct {
	w   *bufio.Writer
	n   int
	err error
}

func (a *arrayPrinter) print(v any) {
	a.w.WriteString([]string{"[\n  ", ",\n  "}[min(a.n, 1)])
	a.n++
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("  ", "  ")
	a.err = errors.Join(a.err, enc.Encode(v))
	a.w.Write(bytes.TrimSuffix(b.Bytes(), []byte("\n")))
}

func (a *arrayPrinter) end() error {
	endArray(a.w, a.n) // its error is the buffer's, which Flush tells
	return errors.Join(a.err, a.w.Flush())
}

// datedClaim is a claim with the day on which it was made.
type datedClaim struct {
	claim
	date, dateNote string // YYYY-MM-DD, and where it comes from
}

// date gives a claim the day on which its post was published, else fetched, else
// analysed. A statement must have one that is not in the future.
func (b *bodsWriter) date(c claim) datedClaim {
	today := b.today.Format(time.DateOnly)
	if day, note := wholeDay(c.from.published); day != "" && day <= today {
		return datedClaim{c, day, "The day on which the post was published" + note + "."}
	}
	if retrieved, err := extract.ParseDate(c.from.retrieved); err == nil && !retrieved.IsZero() {
		if day, note := wholeDay(retrieved); day <= today {
			return datedClaim{c, day, "The day on which the post was fetched" + note + "; it does not say when it was published."}
		}
	}
	return datedClaim{c, today, "The day of the analysis; the post does not say when it was published."}
}

// wholeDay prints a date as the first day that it can mean, and says so if there are
// others.
func wholeDay(d extract.Date) (day, note string) {
	switch {
	case d.IsZero():
		return "", ""
	case d.Month == 0:
		return fmt.Sprintf("%04d-01-01", d.Year), ", of which only the year is known"
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d-01", d.Year, d.Month), ", of which only the month is known"
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day), ""
}

// recordStatuses tells of each claim, in the order of their dates, whether it is the
// first of its relationship, a later one, or the last, after which it has ended.
func recordStatuses(dated []datedClaim) []string {
	last := map[string]int{}
	statuses := make([]string, len(dated))
	for i, c := range dated {
		statuses[i] = "updated"
		if _, known := last[c.record()]; !known {
			statuses[i] = "new"
		}
		last[c.record()] = i
	}
	for i, c := range dated {
		if c.status == extract.Disposed && last[c.record()] == i && statuses[i] == "updated" {
			statuses[i] = "closed"
		}
	}
	return statuses
}

// record is the ID of the relationship: of the holder with the company, the planned one
// apart. One without a named holder or company is its own.
func (c claim) record() string {
	if c.company == nil || c.holder == nil {
		return stableID("relationship", c.id)
	}
	plan := ""
	if c.status == extract.Acquiring {
		plan = "planned"
	}
	return stableID("relationship", c.holder.id, c.company.id, plan)
}

// subject is the ID of the record of the company.
func (c claim) subject() string {
	if c.company == nil {
		return stableID("unknown company", c.id)
	}
	return c.company.id
}

// statement states something that the claim's post says.
func (c datedClaim) statement(about, record, recordType string, details any) bodsStatement {
	return bodsStatement{
		ID: stableID("statement", about, c.id, record), Subject: c.subject(), Date: c.date,
		Publication: bodsPublication{c.date, "0.4", bodsName{"stakeout"}},
		Record:      record, Type: recordType, Status: "new", Details: details,
		Source:      c.source(),
		Annotations: []bodsAnnotation{comment("/statementDate", c.dateNote)},
	}
}

func (c claim) source() *bodsSource {
	s := &bodsSource{Type: []string{"thirdParty"}, Description: c.sentence, URL: c.from.url}
	if d, err := extract.ParseDate(c.from.retrieved); err == nil && !d.IsZero() {
		s.RetrievedAt, _ = wholeDay(d)
	}
	for _, name := range append(slices.Clip(c.from.authors), c.from.site) {
		if name != "" {
			s.AssertedBy = append(s.AssertedBy, bodsName{name})
		}
	}
	return s
}

// partyType is the type of an actor's record. A company is an entity, whatever its name
// looks like.
func partyType(a *actor) string {
	if a.kind == "person" && !a.company {
		return "person"
	}
	return "entity"
}

func partyDetails(a *actor) any {
	if partyType(a) == "person" {
		p := bodsPerson{Type: "knownPerson", Names: []bodsFullName{{FullName: a.Name}}, Identifiers: identifiers(a)}
		for _, name := range a.aliases() {
			p.Names = append(p.Names, bodsFullName{"alternative", name})
		}
		return p
	}
	return bodsEntity{Name: a.Name, Type: entityType(a), Alternate: a.aliases(), Identifiers: identifiers(a)}
}

// identifiers are the ID of an actor in the user's register.
func identifiers(a *actor) []bodsIdentifier {
	if a.registerID() == "" {
		return nil
	}
	return []bodsIdentifier{{a.registerID(), "--register"}}
}

// entityType says what an entity is, of what the standard knows.
func entityType(a *actor) bodsEntityType {
	switch name := strings.ToLower(a.Name); {
	case a.LegalForm() != "":
		return bodsEntityType{Type: "registeredEntity"}
	case isPublic(a) && slices.ContainsFunc([]string{"department", "ministry", "treasury"}, func(word string) bool { return strings.Contains(name, word) }):
		return bodsEntityType{Type: "stateBody", Subtype: "governmentDepartment"}
	case isPublic(a):
		return bodsEntityType{Type: "stateBody"}
	case a.kind == "charity" && strings.HasSuffix(name, " trust"):
		return bodsEntityType{Type: "arrangement", Subtype: "trust"}
	case a.kind == "group" && !a.company:
		return bodsEntityType{Type: "arrangement", Subtype: "other", Details: "A group of people that the text does not name one by one."}
	}
	return bodsEntityType{Type: "legalEntity"}
}

func unknownCompany() bodsEntity {
	return bodsEntity{Type: bodsEntityType{Type: "unknownEntity"}, Unspecified: &bodsUnspecified{"informationUnknownToPublisher", "The text does not name what the share is one of."}}
}

func (c claim) relationship() bodsRelationship {
	r := bodsRelationship{Subject: c.subject(), Interests: []bodsInterest{c.interest()}}
	if c.holder != nil {
		r.InterestedParty = c.holder.id
	} else {
		r.InterestedParty = bodsUnspecified{"informationUnknownToPublisher", "The text does not name who holds the share."}
	}
	return r
}

// interest says what is held. BODS has no field for what is planned or was given up:
// it is told in the details.
func (c claim) interest() bodsInterest {
	i := bodsInterest{Type: "shareholding", Direct: "unknown", Share: bodsShareOf(c.share)}
	switch c.status {
	case extract.Acquired:
		i.StartDate, _ = wholeDay(c.asOf)
	case extract.Acquiring:
		i.Details = "planned: the holder will or may acquire it"
		if strings.Contains(strings.ToLower(c.words), "option") {
			i.Type = "conditionalRightsGrantedByContract"
		}
	case extract.Disposing:
		i.Details = "planned: the holder will or may give it up"
	case extract.Disposed:
		i.Details = "past: the holder has given it up"
		i.EndDate, _ = wholeDay(c.asOf)
	}
	if c.previous != nil {
		i.Details = strings.TrimPrefix(i.Details+"; "+number(*c.previous)+"% before", "; ")
	}
	return i
}

// bodsShareOf prints a share as exact or as bounds, never both; nil when no number is
// known.
func bodsShareOf(s extract.Share) *bodsShare {
	switch {
	case s.Exact != nil:
		return &bodsShare{Exact: s.Exact}
	case s.Min == nil && s.Max == nil:
		return nil
	}
	b := &bodsShare{Minimum: s.Min, Maximum: s.Max}
	if s.MinExclusive {
		b.Minimum, b.ExclusiveMinimum = nil, s.Min
	}
	if s.MaxExclusive {
		b.Maximum, b.ExclusiveMaximum = nil, s.Max
	}
	return b
}

// annotations say where the stake was read, and how the share was worded where the
// number alone would mislead.
func (c claim) annotations() []bodsAnnotation {
	const interest = "/recordDetails/interests/0"
	said := []bodsAnnotation{comment(interest, fmt.Sprintf("Status %s, read by rule %s (score %s) from “%s” in the post %s, characters %d to %d: “%s”",
		c.status, c.rule, number(c.score), c.words, c.from.id, c.start, c.end, c.sentence))}
	switch {
	case c.share.Exact == nil && c.share.Min == nil && c.share.Max == nil:
		said = append(said, comment(interest, fmt.Sprintf("The text gives no number, but says “%s”.", c.said)))
	case c.share.Approximate:
		said = append(said, comment(interest+"/share", fmt.Sprintf("The number is approximate: “%s”.", c.said)))
	case !strings.ContainsAny(c.said, "0123456789"):
		said = append(said, comment(interest+"/share", fmt.Sprintf("The text has words, not a number: “%s”.", c.said)))
	}
	return said
}

func comment(target, description string) bodsAnnotation {
	return bodsAnnotation{Motivation: "commenting", Target: target, Description: description, CreatedBy: bodsName{"stakeout"}}
}
