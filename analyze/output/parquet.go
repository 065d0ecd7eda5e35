package output

import (
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"

	"stakeout/analyze"
)

// parquetWriter prints the facts of one kind, a row each, with the columns of CSV: numbers
// are numbers, what is not known is null. Row groups are written as they are full, so
// memory does not grow with the rows.
type parquetWriter struct {
	kind     kind
	entities analyze.Entities
	correct  analyze.Corrections
	row      reflect.Type // a struct with a field a column
	file     *parquet.Writer
}

// parquetGroup is how many rows a row group has: enough to compress well, and a few
// megabytes of memory.
const parquetGroup = 20_000

func newParquet(w io.Writer, o Options) (Writer, error) {
	k, err := o.Only.one("parquet")
	if err != nil {
		return nil, err
	}
	row := rowType(k)
	file := parquet.NewWriter(w, parquet.SchemaOf(reflect.New(row).Interface()),
		parquet.Compression(&parquet.Snappy), parquet.MaxRowsPerRowGroup(parquetGroup), parquet.CreatedBy("stakeout", "", ""))
	return &parquetWriter{kind: k, correct: o.Corrections, row: row, file: file}, nil
}

// rowType makes a struct for the rows of a kind. The types are those of the cells of an
// empty fact.
func rowType(k kind) reflect.Type {
	row := []any{"", "", "", 0, 0, ""} // an entity
	if k.cells != nil {
		row = k.cells(post{Stakes: make([]stake, 1), Mentions: make([]mention, 1), Money: make([]money, 1),
			Dates: make([]date, 1), Percentages: make([]percentage, 1), Quotes: make([]quote, 1)})[0]
	}
	var fields []reflect.StructField
	for i, column := range strings.Fields(k.columns) {
		fields = append(fields, reflect.StructField{
			Name: fmt.Sprint("Column", i), Type: reflect.TypeOf(row[i]), Tag: reflect.StructTag(`parquet:"` + column + `"`),
		})
	}
	return reflect.StructOf(fields)
}

func (p *parquetWriter) Write(r analyze.Result) error {
	if p.kind.cells == nil {
		p.entities.Add(r)
		return nil
	}
	return p.rows(p.kind.cells(recordOf(r, p.kind.facts)))
}

// rows adds rows to the file.
func (p *parquetWriter) rows(rows [][]any) error {
	for _, cells := range rows {
		row := reflect.New(p.row)
		for i, v := range cells {
			row.Elem().Field(i).Set(reflect.ValueOf(v))
		}
		if err := p.file.Write(row.Interface()); err != nil {
			return err
		}
	}
	return nil
}

// Close adds the entities and ends the file.
func (p *parquetWriter) Close() error {
	if err := p.rows(entityCells(&p.entities, p.correct)); err != nil {
		return err
	}
	return p.file.Close()
}
