package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// size is a number of bytes on the command line: 65536, 64K, 64M, 1G.
type size int

var sizeUnits = []struct {
	name  string
	bytes int
}{{"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}}

// String prints the size in the largest unit that divides it.
func (s *size) String() string {
	for _, unit := range sizeUnits {
		if n := int(*s); n > 0 && n%unit.bytes == 0 {
			return fmt.Sprintf("%d%s", n/unit.bytes, unit.name)
		}
	}
	return strconv.Itoa(int(*s))
}

// Set reads a size; it also takes 64MiB and 64MB for 64M.
func (s *size) Set(text string) error {
	number, factor := strings.TrimSuffix(strings.TrimSuffix(strings.ToUpper(text), "B"), "I"), 1
	for _, unit := range sizeUnits {
		if digits, has := strings.CutSuffix(number, unit.name); has {
			number, factor = digits, unit.bytes
			break
		}
	}
	n, err := strconv.Atoi(number)
	if err != nil || n <= 0 || n > math.MaxInt/factor {
		return errors.New("want a number of bytes such as 65536, 64K, 64M or 1G")
	}
	*s = size(n * factor)
	return nil
}

// Type names the values in the help.
func (s *size) Type() string { return "SIZE" }
