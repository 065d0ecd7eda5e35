package output

import (
	"encoding/csv"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/parquet-go/parquet-go"
)

// TestParquet wants the cells of CSV, in its columns, with numbers as numbers and null for
// what is not known.
func TestParquet(t *testing.T) {
	for _, kind := range Kinds() {
		want, err := csv.NewReader(strings.NewReader(printed(t, "csv", only(t, kind), sample()))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		got := parquetRows(t, printed(t, "parquet", only(t, kind), sample()))
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s:\n%v\nwant\n%v", kind, got, want)
		}
	}
}

// parquetRows reads a file back: its columns, then its rows as text.
func parquetRows(t *testing.T, file string) [][]string {
	t.Helper()
	f, err := parquet.OpenFile(strings.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, column := range f.Root().Columns() {
		names = append(names, column.Name())
	}
	rows := [][]string{names}
	reader := parquet.NewReader(f)
	defer reader.Close()
	buffer := make([]parquet.Row, 1)
	for {
		n, err := reader.ReadRows(buffer)
		if n == 1 {
			rows = append(rows, convert(buffer[0], func(v parquet.Value) string {
				switch {
				case v.IsNull():
					return ""
				case v.Kind() == parquet.Double:
					return number(v.Double())
				}
				return v.String()
			}))
		}
		if err == io.EOF {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
