package output

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// TestSchemaKeys wants every key of a record in schema.json, and no other.
func TestSchemaKeys(t *testing.T) {
	var schema node
	if err := json.Unmarshal(Schema, &schema); err != nil {
		t.Fatal(err)
	}
	checkKeys(t, schema.Defs, "post", reflect.TypeFor[post](), schema)
}

// node is what the test reads of a schema.
type node struct {
	Ref        string          `json:"$ref"`
	Properties map[string]node `json:"properties"`
	Items      *node           `json:"items"`
	AnyOf      []node          `json:"anyOf"` // itself or null
	Required   []string        `json:"required"`
	Defs       map[string]node `json:"$defs"`
}

// checkKeys compares the JSON keys of a struct with the properties of a schema.
func checkKeys(t *testing.T, defs map[string]node, path string, typ reflect.Type, schema node) {
	if len(schema.AnyOf) > 0 {
		schema = schema.AnyOf[0]
	}
	if name, isRef := strings.CutPrefix(schema.Ref, "#/$defs/"); isRef {
		schema = defs[name]
	}
	for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
		if typ.Kind() == reflect.Slice && schema.Items != nil {
			checkKeys(t, defs, path+"[]", typ.Elem(), *schema.Items)
			return
		}
		typ = typ.Elem()
	}
	if typ.Kind() != reflect.Struct {
		return
	}
	keys := map[string]bool{}
	for _, field := range reflect.VisibleFields(typ) {
		if field.Anonymous {
			continue
		}
		key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		keys[key] = true
		property, known := schema.Properties[key]
		if !known {
			t.Errorf("schema.json lacks %s.%s", path, key)
		}
		if required := slices.Contains(schema.Required, key); required == (options == "omitzero") {
			t.Errorf("%s.%s: required is %v", path, key, required)
		}
		checkKeys(t, defs, path+"."+key, field.Type, property)
	}
	for key := range schema.Properties {
		if !keys[key] {
			t.Errorf("schema.json has %s.%s, which no record has", path, key)
		}
	}
}
