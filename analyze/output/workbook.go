package output

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// A workbook after ECMA-376 (Office Open XML): a zip file of XML parts. It is written by
// hand because the one library for it makes every start of the program 3 ms slower, keeps
// the whole file in memory at the end and takes the square of the number of links.

// workbook collects worksheets. Their rows wait in temporary files when they are many.
type workbook struct{ sheets []*worksheet }

// worksheet is a sheet of a workbook.
type worksheet struct {
	name    string
	widths  []int
	rows    int
	content spool
	links   []string // the addresses
	refs    []string // the cells that they stand in
}

// cell is a value in a sheet, nil for none.
type cell struct {
	value any // a string, a float64 or a bool
	style int
	link  string // an address, "" for none
}

// The styles of cells, in the order of cellXfs in workbookStyles.
const (
	_ = iota
	headerStyle
	dateStyle
	clockStyle
	linkStyle
)

// What a sheet of the format can hold.
const mostRows, mostLinks = 1 << 20, 65530

func (b *workbook) add(name string, widths []int) *worksheet {
	s := &worksheet{name: name, widths: widths}
	b.sheets = append(b.sheets, s)
	return s
}

// full reports whether no row fits any more.
func (s *worksheet) full() bool { return s.rows == mostRows }

// row adds a row.
func (s *worksheet) row(cells []cell) error {
	s.rows++
	var b bytes.Buffer
	fmt.Fprintf(&b, `<row r="%d">`, s.rows)
	for i, c := range cells {
		if c.value == nil || c.value == "" {
			continue
		}
		ref := columnName(i) + strconv.Itoa(s.rows)
		fmt.Fprintf(&b, `<c r="%s" s="%d"`, ref, c.style)
		switch v := c.value.(type) {
		case float64:
			fmt.Fprintf(&b, `><v>%s</v></c>`, number(v))
		case bool:
			fmt.Fprintf(&b, ` t="b"><v>%d</v></c>`, map[bool]int{true: 1}[v])
		case string:
			b.WriteString(` t="inlineStr"><is><t xml:space="preserve">`)
			xml.EscapeText(&b, []byte(escapeCodes(v)))
			b.WriteString("</t></is></c>")
		}
		if c.link != "" && len(s.links) < mostLinks {
			s.links, s.refs = append(s.links, strings.Clone(c.link)), append(s.refs, ref)
		}
	}
	b.WriteString("</row>\n")
	_, err := s.content.Write(b.Bytes())
	return err
}

// columnName is the letters of a column, counted from 0: A to Z, AA to ZZ and so on.
func columnName(i int) string {
	name := string(rune('A' + i%26))
	if i < 26 {
		return name
	}
	return columnName(i/26-1) + name
}

// escapeCodes keeps words such as _x0041_ from being read as the character with that code.
func escapeCodes(s string) string {
	for i := 0; ; {
		at := strings.Index(s[i:], "_x")
		if at < 0 {
			return s
		}
		i += at
		if len(s) >= i+7 && s[i+6] == '_' {
			s = s[:i] + "_x005F" + s[i:]
			i += len("_x005F")
		}
		i += len("_x")
	}
}

// The parts that are the same in every workbook, or have a line for each sheet.
const (
	relationships    = "http://schemas.openxmlformats.org/package/2006/relationships"
	officeRelations  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	spreadsheet      = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	spreadsheetTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	workbookStyles   = `<styleSheet xmlns="` + spreadsheet + `">` +
		`<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts>` +
		`<fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font>` +
		`<font><u/><sz val="11"/><color rgb="FF0563C1"/><name val="Calibri"/></font></fonts>` +
		`<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>` +
		`<fill><patternFill patternType="solid"><fgColor rgb="FFDDDDDD"/></patternFill></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"/>` +
		`<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

// print writes the parts into a zip file, without the time, so that the same sheets give
// the same bytes.
func (b *workbook) print(w io.Writer) error {
	z := zip.NewWriter(w)
	var types, sheets, relations strings.Builder
	for i, s := range b.sheets {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, spreadsheetTypes)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, s.name, i+1, i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, officeRelations, i+1)
	}
	fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/>`, len(b.sheets)+1, officeRelations)
	err := errors.Join(
		part(z, "[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`+
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="`+spreadsheetTypes+`sheet.main+xml"/>`+
			`<Override PartName="/xl/styles.xml" ContentType="`+spreadsheetTypes+`styles+xml"/>`+types.String()+`</Types>`),
		part(z, "_rels/.rels", `<Relationships xmlns="`+relationships+`"><Relationship Id="rId1" Type="`+officeRelations+`/officeDocument" Target="xl/workbook.xml"/></Relationships>`),
		part(z, "xl/workbook.xml", `<workbook xmlns="`+spreadsheet+`" xmlns:r="`+officeRelations+`"><bookViews><workbookView/></bookViews><sheets>`+sheets.String()+`</sheets></workbook>`),
		part(z, "xl/_rels/workbook.xml.rels", `<Relationships xmlns="`+relationships+`">`+relations.String()+`</Relationships>`),
		part(z, "xl/styles.xml", workbookStyles))
	for i, s := range b.sheets {
		err = errors.Join(err, s.print(z, fmt.Sprint("sheet", i+1, ".xml")))
	}
	return errors.Join(err, z.Close())
}

// part writes a part as it is.
func part(z *zip.Writer, name, content string) error {
	w, err := z.Create(name)
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, xml.Header+content)
	return err
}

// print writes a sheet, and the addresses of its links.
func (s *worksheet) print(z *zip.Writer, name string) error {
	w, err := z.Create("xl/worksheets/" + name)
	if err != nil {
		return err
	}
	var head, links, relations strings.Builder
	head.WriteString(xml.Header + `<worksheet xmlns="` + spreadsheet + `" xmlns:r="` + officeRelations + `"><sheetViews><sheetView workbookViewId="0">` +
		`<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>`)
	for i, width := range s.widths {
		fmt.Fprintf(&head, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	head.WriteString("</cols><sheetData>\n")
	for i, address := range s.links {
		fmt.Fprintf(&links, `<hyperlink ref="%s" r:id="rId%d"/>`, s.refs[i], i+1)
		fmt.Fprintf(&relations, `<Relationship Id="rId%d" Type="%s/hyperlink" Target="`, i+1, officeRelations)
		xml.EscapeText(&relations, []byte(address))
		relations.WriteString(`" TargetMode="External"/>`)
	}
	tail := "</sheetData></worksheet>"
	if len(s.links) > 0 {
		tail = "</sheetData><hyperlinks>" + links.String() + "</hyperlinks></worksheet>"
	}
	content, err := s.content.reader()
	if err == nil {
		_, err = io.Copy(w, io.MultiReader(strings.NewReader(head.String()), content, strings.NewReader(tail)))
	}
	if err != nil || len(s.links) == 0 {
		return err
	}
	return part(z, "xl/worksheets/_rels/"+name+".rels", `<Relationships xmlns="`+relationships+`">`+relations.String()+`</Relationships>`)
}

// discard removes the temporary files.
func (b *workbook) discard() {
	for _, s := range b.sheets {
		s.content.discard()
	}
}

// spool keeps what is written to it, the most of it in a temporary file when it is much.
type spool struct {
	memory bytes.Buffer
	file   *os.File
}

// mostSpooled is how many bytes a spool keeps in memory.
const mostSpooled = 1 << 20

func (s *spool) Write(b []byte) (n int, err error) {
	if s.memory.Len()+len(b) > mostSpooled {
		if s.file == nil {
			if s.file, err = os.CreateTemp("", "stakeout-*.xml"); err != nil {
				return 0, err
			}
			os.Remove(s.file.Name()) // where that is possible, nothing is left when the program is killed
		}
		if _, err := s.memory.WriteTo(s.file); err != nil {
			return 0, err
		}
	}
	return s.memory.Write(b)
}

// reader reads what was written from its beginning.
func (s *spool) reader() (io.Reader, error) {
	if s.file == nil {
		return &s.memory, nil
	}
	_, err := s.file.Seek(0, io.SeekStart)
	return io.MultiReader(s.file, &s.memory), err
}

func (s *spool) discard() {
	if s.file != nil {
		s.file.Close()
		os.Remove(s.file.Name())
	}
}
