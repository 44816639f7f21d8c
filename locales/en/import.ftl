# What the reader of tables and the import of kindergartens say about a file.

import-report-title = Import of { $file } with the mapping “{ $mapping }”
import-report-errors = { $count ->
    [one] { $count } error: nothing will be imported.
   *[other] { $count } errors: nothing will be imported.
 }
import-report-no-errors = No errors.
import-report-peculiarities = { $count ->
    [one] { $count } peculiarity, tolerated:
   *[other] { $count } peculiarities, tolerated:
 }
import-report-no-peculiarities = No peculiarities.
import-report-line = line { $line }
import-report-column = column { $column }
import-report-counts = How often each was found:
import-report-totals = { $kindergartens } kindergartens, { $groups } groups: { $capacity } places, { $children } children, { $free } free ({ $vacant } can be stated, { $excess } children above capacity).

import-file-too-large = The file has { $bytes } bytes; at most { $limit } are read.
import-unknown-format = The file's name ends neither in .csv nor .xlsx nor .geojson; name the format in the mapping.
import-wrong-encoding = The text is not { $encoding } (byte { $byte }). Save the file as UTF-8, or name its encoding in the mapping, for example windows-1251.
import-utf16 = The file is UTF-16. Save it as “CSV UTF-8”.
import-unknown-encoding = The mapping names the encoding “{ $encoding }”, which does not exist.
import-control-character = A control character { $character } stands here; this is no text file, or it is damaged.
import-stray-quote = A quotation mark stands where none may stand. Cells with quotation marks are written in quotation marks, the inner ones doubled.
import-unclosed-quote = The cell opens with a quotation mark that is never closed.
import-no-header = The file has no row with column names.
import-blank-column-name = The column has no name.
import-duplicate-column = Columns { $first } and { $second } have the same name.
import-too-many-columns = { $columns } columns; at most { $limit } are read.
import-too-many-rows = More than { $limit } rows.
import-cell-too-large = The cell is longer than { $limit } bytes.
import-wrong-cell-count = The row has { $cells } cells, the header has { $columns } columns.
import-not-a-workbook = This is not an XLSX workbook, or it is damaged: { $reason }.
import-workbook-too-large = The workbook unpacks to more than { $limit } bytes.
import-no-such-sheet = There is no sheet “{ $sheet }”; there are: { $sheets }.
import-cell-error = The cell holds the error { $error } instead of a value.
import-not-geojson = This is not a GeoJSON FeatureCollection: { $reason }.
import-bad-mapping = The mapping is not right: { $reason }
import-missing-column = The mapping reads the column “{ $name }”, which the file does not have. The file has: { $known }.
import-missing-value = A value is required here.
import-not-a-number = “{ $value }” is not a number.
import-number-out-of-range = { $value } is not a whole number from { $least } to { $most }.
import-unknown-value = The mapping does not translate the value “{ $value }”; it knows: { $known }.
import-empty-age-band = The age band ends at { $to } months, not after its start at { $from } months.
import-bad-geometry = The geometry cannot be used: { $value }.
import-duplicate-group = The group “{ $group }” stands already on line { $first }.
import-duplicate-kindergarten = The kindergarten “{ $kindergarten }” stands already on line { $first }; the mapping allows it one row.

import-missing-name = The kindergarten { $kindergarten } has no name; it will be called “{ $name }”. Rows: { $rows }.
import-missing-address = “{ $kindergarten }” has no address. Rows: { $rows }.
import-missing-district = “{ $kindergarten }” has no district (the file says: { $value }). Rows: { $rows }.
import-missing-coordinates = “{ $kindergarten }” has no coordinates; it will not stand on the map. Rows: { $rows }.
import-zero-coordinates = “{ $kindergarten }” has zeros for coordinates; it will not stand on the map. Rows: { $rows }.
import-coordinates-out-of-bounds = “{ $kindergarten }” has coordinates outside the city ({ $value }); it will not stand on the map. Rows: { $rows }.
import-rows-disagree = The row says something else about “{ $kindergarten }” than line { $first }; line { $first } counts.
import-columns-disagree = The column { $first } says “{ $one }”, this one “{ $other }”.
import-over-capacity = “{ $group }”: { $children } children on { $capacity } places. The children stay; no place is given until { $excess } have left.
import-vacancy-mismatch = { $stated } free places are stated, but { $capacity } places hold { $children } children; the smaller number counts.
import-implausible-age-band = “{ $group }” is for ages from { $from } to { $to } months.
import-total-mismatch = The total is { $stated }, the sum of the columns { $sum }.
import-no-groups = “{ $kindergarten }” has no group for the ages imported; it is left out.
import-no-places = { $waiting ->
    [0] “{ $group }” has no places; nobody waits for it.
    [one] “{ $group }” has no places; { $waiting } child waits for it.
   *[other] “{ $group }” has no places; { $waiting } children wait for it.
 }
import-wide-age-band = “{ $group }” is for a wide range of ages, from { $from } to { $to } months.
import-large-group = “{ $group }” has { $capacity } places: more than one room, counted as one group.
import-overlapping-bands = { $count ->
    [one] “{ $kindergarten }” ({ $language }): { $count } age band overlaps an earlier one; a child can fit several groups.
   *[other] “{ $kindergarten }” ({ $language }): { $count } age bands overlap earlier ones; a child can fit several groups.
 }
import-shared-name = “{ $kindergarten }” has the name of the kindergarten on line { $first }.
import-shared-address = “{ $kindergarten }” has the address of “{ $other }” (line { $first }): { $value }.
import-shared-location = “{ $kindergarten }” stands on the same point of the map as “{ $other }” (line { $first }).
import-untidy-text = Needless spaces taken out of “{ $value }”.
import-address-in-name = “{ $group }” names an address: the group sits elsewhere than its kindergarten.
import-placeholder-name = “{ $group }” is not a name yet: the group is still being planned.
import-places-left-out = { $places } places are not imported: { $reason }.
import-children-unknown = { $groups ->
    [one] The file does not say how many children attend the group.
   *[other] The file does not say how many children attend its { $groups } groups; they begin empty, and no free place is stated.
 }

import-result-changed = { $id }, { $what }: { $from } becomes { $to }.
import-result-kept = { $id }, { $what }: stays { $is }, the file says { $says } ({ $because }).
import-result-kindergartens = Kindergartens: { $new } new, { $changed } changed, { $same } as they were.
import-result-groups = Groups: { $new } new, { $changed } changed, { $same } as they were.
import-result-missing = Known kindergartens that this file does not name: { $count }. They stay.
import-result-dry = This was a dry run: nothing was kept.
import-what-name = name
import-what-address = address
import-what-location = place on the map
import-what-district = district
import-what-capacity = places
import-what-children = children
import-what-programme = ages, language and profile
import-what-places = places and children
import-because-programme-has-a-queue = families wait in the line of this group
import-because-group-gives-places = the group has given or promised places since
