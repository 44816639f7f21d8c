//! The golden list of doors: a route that comes, goes or asks for another permission is a change of this file, seen in
//! review.

#[test]
fn the_routes_are_the_golden_routes() {
    let mut lines: Vec<(&str, String)> = Vec::new();
    let real = web::routes(false);
    for route in web::routes(true).list() {
        let only = if real.list().contains(route) { "" } else { "  (demo only)" };
        let line = format!("{:6} {:52} {}{only}", route.method.as_str(), route.path, route.permission.code());
        lines.push((route.path, line));
    }
    for path in web::shell::unguarded() {
        lines.push((path, format!("{:6} {path:52} -", "GET")));
    }
    lines.sort_by(|(a, one), (b, other)| a.cmp(b).then_with(|| one.cmp(other)));
    let table: Vec<String> = lines.into_iter().map(|(_, line)| line).collect();
    insta::assert_snapshot!(table.join("\n"));
}
