package main

import "sync"

// ballast makes garbage collections rarer. Extraction keeps a few megabytes alive, so
// that the collector would start each time as many were allocated, dozens of times a
// second. These 32 MB count as alive but are never touched, so they take no memory
// themselves.
var ballast = sync.OnceValue(func() []byte { return make([]byte, 32<<20) })

// relaxCollector takes the ballast in. Who sets GOGC or GOMEMLIMIT knows better.
func (env *environment) relaxCollector() {
	if env.getenv("GOGC") == "" && env.getenv("GOMEMLIMIT") == "" {
		ballast()
	}
}
