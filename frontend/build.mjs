// Bundles styles and scripts into dist/ under hashed names, each with a brotli and a gzip twin, and writes
// dist/manifest.json: the name a page asks for → the file that answers.
import { build } from "esbuild";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "dist");

/** The name in the manifest → where it begins. */
const entries = {
  "main.css": "src/styles/main.css",
  "main.js": "src/main.ts",
  "map.js": "src/islands/map.ts",
  "map-worker.js": "node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs",
};

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: Object.entries(entries).map(([name, path]) => ({ in: path, out: name.replace(/\.\w+$/, "") })),
  outdir: "dist",
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "safari16"],
  legalComments: "linked",
  loader: { ".svg": "dataurl" },
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const [path, output] of Object.entries(metafile.outputs)) {
  const name = Object.keys(entries).find((key) => entries[key] === output.entryPoint);
  if (!name) continue;
  manifest[name] = basename(path);
  if (output.cssBundle) manifest[name.replace(/\.js$/, ".css")] = basename(output.cssBundle);
}

const sizes = [];
for (const [name, file] of Object.entries(manifest)) {
  const bytes = await readFile(join(dist, file));
  const br = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  const gz = gzipSync(bytes, { level: 9 });
  await writeFile(join(dist, `${file}.br`), br);
  await writeFile(join(dist, `${file}.gz`), gz);
  sizes.push(`${name}: ${bytes.length} bytes, ${gz.length} gzip, ${br.length} brotli`);
}
await writeFile(join(dist, "manifest.json"), JSON.stringify(manifest, null, 2));
console.error(sizes.join("\n"));
