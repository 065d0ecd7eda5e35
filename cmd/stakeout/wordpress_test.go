package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stakeout/analyze/dataset"
)

// published is how many of the posts that the seed writes anybody may read, and how
// many of each category; a password protects one more, of the last one.
const published = 62

var categories = map[string]int{"social-enterprise": 22, "joint-ventures": 21, "press-releases": 21}

// TestWordPress scrapes and refreshes a WordPress on this machine.
func TestWordPress(t *testing.T) {
	t.Parallel()
	base, folder, php := startWordPress(t)
	file := filepath.Join(t.TempDir(), "wp.db")
	harvested(t, published, 0, 0, "scrape", "-d", file, "--allow-private", "--delay", "0s", base+"/")
	for name, n := range categories {
		harvested(t, n, 0, 0, "scrape", "-d", filepath.Join(t.TempDir(), "c.db"), "--allow-private", "--delay", "0s", base+"/category/"+name+"/")
	}
	harvested(t, 0, 0, 0, "scrape", "-d", file, "--allow-private", "--delay", "0s", base+"/category/joint-ventures/") // known from the front page
	wantRows(t, file, published, "SELECT DISTINCT url FROM posts")
	wantRows(t, file, 0, "SELECT url FROM posts WHERE title LIKE '%deal 11 agreed' OR title LIKE '%deal 21 agreed' OR title LIKE '%deal 22 agreed' OR title LIKE '%deal 23 agreed'")
	wantRows(t, file, 0, "SELECT url FROM posts WHERE authors = '[]' OR published IS NULL")
	for _, requests := range harvested(t, 0, 0, 0, "refresh", "-d", file) {
		if requests > 3 {
			t.Errorf("a refresh with nothing new took %d requests, want at most 3", requests)
		}
	}

	changeWordPress(t, file, php)
	closeRoutes(t, base, folder)
}

// changeWordPress edits a post, deletes one and writes one and a draft: a refresh says
// just that.
func changeWordPress(t *testing.T, file string, php func(code string)) {
	php(`$p = get_posts(['numberposts' => 3, 'orderby' => 'date', 'order' => 'ASC']);
		wp_update_post(['ID' => $p[0]->ID, 'post_content' => $p[0]->post_content . '<p>Tern Capital holds 5 per cent.</p>']);
		wp_delete_post($p[1]->ID, true);
		wp_insert_post(['post_title' => 'A new mutual', 'post_content' => 'The staff own 75 per cent of Tarn Payroll.', 'post_status' => 'publish']);
		wp_insert_post(['post_title' => 'A new draft', 'post_content' => 'The staff own 15 per cent of Tarn Payroll.', 'post_status' => 'draft']);`)
	harvested(t, 1, 1, 1, "refresh", "-d", file)
	wantRows(t, file, 1, "SELECT url FROM posts WHERE gone IS NOT NULL")
	wantRows(t, file, 1, "SELECT text FROM versions")
	wantRows(t, file, 1, "SELECT holder FROM stakes JOIN posts ON posts.id = post_id WHERE exact = 5 AND changed IS NOT NULL")
	wantRows(t, file, 0, "SELECT url FROM posts WHERE title = 'A new draft'")
	harvested(t, 0, 0, 0, "refresh", "-d", file)
}

// closeRoutes closes WordPress's REST interface and then its feeds: by what is left,
// it has the same posts.
func closeRoutes(t *testing.T, base, folder string) {
	plugins := "run/www/wp-content/mu-plugins/"
	for _, route := range []struct{ name, code string }{
		{"feed", "<?php add_filter('rest_authentication_errors', function() { return new WP_Error('closed', 'closed', ['status' => 401]); });"},
		{"html", "<?php remove_action('wp_head', 'feed_links', 2); remove_action('wp_head', 'feed_links_extra', 3);"},
	} {
		if err := os.WriteFile(filepath.Join(folder, plugins, route.name+".php"), []byte(route.code), 0o644); err != nil {
			t.Fatal(err)
		}
		other := filepath.Join(t.TempDir(), route.name+".db")
		harvested(t, published, 0, 0, "scrape", "-d", other, "--allow-private", "--delay", "0s", base+"/")
		wantRows(t, other, 1, "SELECT url FROM sources WHERE route = '"+route.name+"'")
		harvested(t, 0, 0, 0, "refresh", "-d", other)
	}
}

// startWordPress starts a WordPress with seeded posts and returns its address, the
// folder that it runs in and a function that runs a piece of PHP in it.
func startWordPress(t *testing.T) (base, folder string, php func(code string)) {
	t.Helper()
	shared, err := filepath.Abs("../../../shared/wordpress")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(shared, "up.sh")); err != nil || testing.Short() {
		t.Skip("no ../shared/wordpress to start, or -short")
	}
	for _, needed := range []string{"/usr/share/wordpress/wp-load.php", "/usr/bin/php", "/usr/sbin/mariadbd"} {
		if _, err := os.Stat(needed); err != nil {
			t.Skipf("WordPress is not installed: no %s", needed)
		}
	}
	if os.Getuid() != 0 {
		t.Skip("only root can start the database as its own user")
	}
	folder = t.TempDir()
	for _, above := range []string{folder, filepath.Dir(folder)} { // the database's user must get through
		if err := os.Chmod(above, 0o711); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(folder, os.DirFS(shared)); err != nil {
		t.Fatal(err)
	}
	log := filepath.Join(folder, "up.log")
	t.Cleanup(func() { exec.Command("bash", filepath.Join(folder, "down.sh"), "-w").Run() })
	if err := exec.Command("bash", "-c", "bash "+folder+"/up.sh > "+log+" 2>&1").Run(); err != nil {
		b, _ := os.ReadFile(log)
		t.Fatalf("%v\n%s", err, b)
	}
	b, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "http://") {
			base, _, _ = strings.Cut(line, " ")
		}
	}
	return base, folder, func(code string) {
		t.Helper()
		script := filepath.Join(folder, "change.php")
		code = "<?php $_SERVER['HTTP_HOST'] = '" + strings.TrimPrefix(base, "http://") + "'; require '" + folder + "/run/www/wp-load.php'; kses_remove_filters();\n" + code
		if err := os.WriteFile(script, []byte(code), 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command("php", script).CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
	}
}

// harvested runs scrape or refresh, compares how many posts are new, changed and
// gone, and returns the requests for each source.
func harvested(t *testing.T, added, changed, gone int, args ...string) (requests []int) {
	t.Helper()
	code, out, complaints := command(t, append(args, "-f", "json")...)
	if code != 0 {
		t.Fatalf("%q: exit code %d, %s", args, code, complaints)
	}
	var all []struct {
		Requests           int
		New, Changed, Gone []changedPost
	}
	if err := json.Unmarshal([]byte(out), &all); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	counts := [3]int{}
	for _, o := range all {
		counts[0] += len(o.New)
		counts[1] += len(o.Changed)
		counts[2] += len(o.Gone)
		requests = append(requests, o.Requests)
	}
	if want := [3]int{added, changed, gone}; counts != want {
		t.Errorf("%q: %v new, changed and gone, want %v", args, counts, want)
	}
	return requests
}

// wantRows compares the number of rows of a query.
func wantRows(t *testing.T, file string, want int, statement string) {
	t.Helper()
	d, err := dataset.OpenReadOnly(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	_, rows, err := d.Query(t.Context(), statement)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range rows {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != want {
		t.Errorf("%s: %d rows, want %d", statement, n, want)
	}
}
