package analyze

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Corrections are what the user knows better than the posts tell. The zero value
// corrects nothing.
type Corrections struct {
	Aliases  []Alias
	Register []Registered
	Ignored  []string // names that are no entities
}

// Alias says what a name stands for: it merges, renames and sets the kind. An alias
// that stands for itself is kept apart from all other names.
type Alias struct {
	Alias, Name string
	Kind        string // one of OrganisationKinds, "person" or "place"; "" as it is
}

// Registered is an entry of the user's register.
type Registered struct {
	ID, Name string
	Aliases  []string
	Kind     string // as in Alias
}

// ReadAliases reads a CSV file with the columns alias and name, and kind where it is
// wanted, in any order. An error names the line.
func ReadAliases(r io.Reader) ([]Alias, error) {
	var all []Alias
	err := readTable(r, []string{"alias", "name"}, func(row map[string]string, _ []string) error {
		a := Alias{row["alias"], row["name"], row["kind"]}
		if a.Alias == "" || a.Name == "" {
			return errors.New("alias or name is empty")
		}
		all = append(all, a)
		return checkKind(a.Kind)
	})
	return all, err
}

// ReadRegister reads a CSV file with the columns name and id, where wanted kind, and any
// number of columns called alias, which may hold several names between semicolons.
func ReadRegister(r io.Reader) ([]Registered, error) {
	var all []Registered
	err := readTable(r, []string{"name", "id"}, func(row map[string]string, aliases []string) error {
		e := Registered{row["id"], row["name"], aliases, row["kind"]}
		if e.ID == "" || e.Name == "" {
			return errors.New("name or id is empty")
		}
		all = append(all, e)
		return checkKind(e.Kind)
	})
	return all, err
}

// ReadIgnored reads names, one a line; what follows a # is left out.
func ReadIgnored(r io.Reader) ([]string, error) {
	var names []string
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		name, _, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "\ufeff"), "#")
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names, lines.Err()
}

// readTable reads a CSV file with a header, which must have the columns wanted, and
// tells each row by column, and what its columns called alias hold.
func readTable(r io.Reader, wanted []string, tell func(row map[string]string, aliases []string) error) error {
	table := csv.NewReader(r)
	table.FieldsPerRecord = -1
	table.TrimLeadingSpace = true
	header, err := table.Read()
	if err != nil {
		return fmt.Errorf("want a header with the columns %s: %w", strings.Join(wanted, ", "), err)
	}
	for i, name := range header {
		header[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
	}
	for _, name := range wanted {
		if !slices.Contains(header, name) {
			return fmt.Errorf("line 1 has no column %q: want %s", name, strings.Join(wanted, ", "))
		}
	}
	for {
		cells, err := table.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		row, aliases := map[string]string{}, []string{}
		for i, cell := range cells[:min(len(cells), len(header))] {
			cell = strings.TrimSpace(cell)
			row[header[i]] = cell
			for alias := range strings.SplitSeq(cell, ";") {
				if header[i] == "alias" && strings.TrimSpace(alias) != "" {
					aliases = append(aliases, strings.TrimSpace(alias))
				}
			}
		}
		if err := tell(row, aliases); err != nil {
			line, _ := table.FieldPos(0)
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
}

func checkKind(kind string) error {
	if kind == "" || kind == "person" || kind == "place" || isOrganisationKind(kind) {
		return nil
	}
	return fmt.Errorf("unknown kind %q: want person, place, %s", kind, strings.Join(OrganisationKinds, ", "))
}

// correct applies what the user knows to the units, before any rule does.
func (r *resolver) correct(c Corrections) {
	for _, a := range c.Aliases {
		r.alias(a)
	}
	for _, entry := range c.Register {
		var first *unit
		for _, name := range append([]string{entry.Name}, entry.Aliases...) {
			for _, u := range r.named(name, entry.Kind) {
				u = u.root()
				if u.sort == "" && isOrganisationKind(entry.Kind) {
					u.sort = entry.Kind
				}
				if u.registered = entry.ID; first != nil && first != u && first.class == u.class {
					u.join(first)
				} else {
					first = u
				}
			}
		}
	}
	for _, name := range c.Ignored {
		for _, u := range r.named(name, "") {
			u.ignored = true
		}
	}
	slices.SortFunc(r.units, compareUnits) // alias may have added some
}

// alias lets every unit that bears an alias stand for the name that the user says.
func (r *resolver) alias(a Alias) {
	for _, u := range r.named(a.Alias, "") {
		key := unitKey{class: u.class, core: formOf(a.Name).core}
		switch {
		case a.Kind == "person":
			key.class = personClass
		case a.Kind == "place":
			key.class = placeClass
		case a.Kind != "":
			key.class = bodyClass
		}
		target := r.byKey[key]
		if target == nil {
			target = &unit{unitKey: key}
			r.byKey[key] = target
			r.units = append(r.units, target)
		}
		target = target.root()
		target.fixed, target.name = true, a.Name
		if isOrganisationKind(a.Kind) {
			target.sort = a.Kind
		}
		if u = u.root(); u != target {
			u.join(target)
		}
	}
}

// named returns the units that a user means by a name, of the class that kind says.
func (r *resolver) named(name, kind string) []*unit {
	f := formOf(name)
	var all []*unit
	for _, c := range []class{bodyClass, personClass, placeClass} {
		if kind != "" && (c == personClass) != (kind == "person") || kind != "" && (c == placeClass) != (kind == "place") {
			continue
		}
		u := r.byKey[unitKey{c, f.core, f.legal}]
		if u == nil {
			u = r.byKey[unitKey{c, f.core, ""}]
		}
		if u != nil {
			all = append(all, u)
		}
	}
	return all
}
