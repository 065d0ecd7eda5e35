package output

import _ "embed"

// Schema is the JSON Schema (draft 2020-12) of a post as "json" and "jsonl" print it.
//
//go:embed schema.json
var Schema []byte
