/**
 * The map of kindergartens: district shapes and points from this server, no tiles, no third party. The page's list
 * holds the same kindergartens; the map is a second way to them. Points and clusters are real buttons in the tab order.
 */
import "./map.css";
import type { Feature, FeatureCollection, Point } from "geojson";
import {
  AttributionControl,
  type GeoJSONSource,
  LngLatBounds,
  Map as Chart,
  Marker,
  NavigationControl,
  Popup,
  setWorkerUrl,
  type StyleSpecification,
} from "maplibre-gl";

/** Words on the map, already in the reader's language. `{n}` stands for a number. */
interface Labels {
  map: string;
  cluster: string;
  vacant: string;
  full: string;
  open: string;
  legend: string;
  zoomIn: string;
  zoomOut: string;
  close: string;
  gestureCtrl: string;
  gestureCmd: string;
  gestureTouch: string;
}

/** What the points' file says of a kindergarten. */
interface Kindergarten {
  id: string;
  name: string;
  address?: string;
  vacant?: number;
  url?: string;
}

const ATTRIBUTION =
  '<a href="https://www.openstreetmap.org/copyright" rel="noreferrer">© OpenStreetMap contributors</a>, ODbL';

export async function start(section: HTMLElement): Promise<void> {
  const { source, districts, worker, labels: words } = section.dataset;
  if (!source || !worker || !words) throw new Error("the map section lacks its data attributes");
  const labels = JSON.parse(words) as Labels;
  const [points, shapes] = await Promise.all([
    read(source),
    districts ? read(districts) : Promise.resolve<FeatureCollection>({ type: "FeatureCollection", features: [] }),
  ]);
  setWorkerUrl(new URL(worker, location.href).href);
  const box = document.createElement("div");
  box.className = "map";
  section.append(box);
  const chart = draw(box, points, shapes, labels);
  nameDistricts(chart, shapes);
  keepMarks(chart, labels);
  const legend = document.createElement("p");
  legend.className = "map-legend";
  legend.textContent = labels.legend;
  section.append(legend);
}

async function read(url: string): Promise<FeatureCollection> {
  const answer = await fetch(url, { headers: { accept: "application/geo+json" } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as FeatureCollection;
}

function draw(box: HTMLElement, points: FeatureCollection, shapes: FeatureCollection, labels: Labels): Chart {
  const chart = new Chart({
    container: box,
    style: style(points, shapes),
    bounds: boundsOf(points.features.length > 0 ? points : shapes),
    fitBoundsOptions: { padding: 48, maxZoom: 14 },
    maxZoom: 17,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
    attributionControl: false,
    fadeDuration: 0,
    locale: {
      "Map.Title": labels.map,
      "NavigationControl.ZoomIn": labels.zoomIn,
      "NavigationControl.ZoomOut": labels.zoomOut,
      "Popup.Close": labels.close,
      "CooperativeGesturesHandler.WindowsHelpText": labels.gestureCtrl,
      "CooperativeGesturesHandler.MacHelpText": labels.gestureCmd,
      "CooperativeGesturesHandler.MobileHelpText": labels.gestureTouch,
    },
  });
  chart.touchZoomRotate.disableRotation();
  chart.addControl(new NavigationControl({ showCompass: false }), "top-right");
  chart.addControl(new AttributionControl({ compact: false, customAttribution: ATTRIBUTION }));
  return chart;
}

function style(points: FeatureCollection, shapes: FeatureCollection): StyleSpecification {
  return {
    version: 8,
    sources: {
      districts: { type: "geojson", data: shapes },
      kindergartens: {
        type: "geojson",
        data: points,
        cluster: true,
        clusterRadius: 46,
        clusterMaxZoom: 14,
        clusterProperties: { vacant: ["+", ["coalesce", ["get", "vacant"], 0]] },
      },
    },
    layers: [
      { id: "ground", type: "background", paint: { "background-color": "#e6ecee" } },
      { id: "areas", type: "fill", source: "districts", paint: { "fill-color": "#f3f6ec" } },
      {
        id: "borders",
        type: "line",
        source: "districts",
        paint: { "line-color": "#7d9a8a", "line-width": 1.5, "line-dasharray": [3, 2] },
      },
      // Unseen: it only makes the source cut its clusters for the view, the marks are drawn as buttons.
      { id: "points", type: "circle", source: "kindergartens", paint: { "circle-radius": 1, "circle-opacity": 0 } },
    ],
  };
}

function boundsOf(collection: FeatureCollection): LngLatBounds | undefined {
  const bounds = new LngLatBounds();
  const walk = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === "number" && typeof value[1] === "number") bounds.extend([value[0], value[1]]);
    else value.forEach(walk);
  };
  for (const { geometry } of collection.features) {
    if (geometry && "coordinates" in geometry) walk(geometry.coordinates);
  }
  return bounds.isEmpty() ? undefined : bounds;
}

function nameDistricts(chart: Chart, shapes: FeatureCollection): void {
  const english = document.documentElement.lang === "en";
  const written: HTMLElement[] = [];
  for (const shape of shapes.features) {
    const bounds = boundsOf({ type: "FeatureCollection", features: [shape] });
    const name = shape.properties?.[english ? "name_en" : "name"] as string | undefined;
    if (!bounds || !name) continue;
    const label = document.createElement("div");
    label.className = "map-district";
    label.textContent = name.replace(/ (район|district)$/iu, "");
    new Marker({ element: label }).setLngLat(bounds.getCenter()).addTo(chart);
    label.removeAttribute("tabindex");
    label.removeAttribute("role");
    label.removeAttribute("aria-label");
    label.setAttribute("aria-hidden", "true");
    written.push(label);
  }
  // A name that would lie on another one waits until the view is near enough.
  const thin = (): void => {
    const taken: DOMRect[] = [];
    for (const label of written) {
      const box = label.getBoundingClientRect();
      const free = taken.every(
        (other) =>
          box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
      );
      label.style.visibility = free ? "" : "hidden";
      if (free) taken.push(box);
    }
  };
  chart.on("moveend", thin);
  chart.on("idle", thin);
}

/** Keeps one button for each cluster and point in view, as the view moves. */
function keepMarks(chart: Chart, labels: Labels): void {
  let shown = new Map<string, Marker>();
  const refresh = (): void => {
    if (!chart.isSourceLoaded("kindergartens")) return;
    const next = new Map<string, Marker>();
    for (const feature of chart.querySourceFeatures("kindergartens") as Feature<Point>[]) {
      const facts = feature.properties ?? {};
      const key = facts.cluster ? `many-${facts.cluster_id}` : `one-${facts.id}`;
      if (next.has(key)) continue;
      next.set(key, shown.get(key) ?? mark(chart, feature, labels));
    }
    for (const [key, marker] of shown) if (!next.has(key)) marker.remove();
    shown = next;
  };
  chart.on("sourcedata", refresh);
  chart.on("moveend", refresh);
  chart.on("idle", refresh);
}

function mark(chart: Chart, feature: Feature<Point>, labels: Labels): Marker {
  const facts = feature.properties ?? {};
  const [lon = 0, lat = 0] = feature.geometry.coordinates;
  const button = document.createElement("button");
  button.type = "button";
  const vacant = Number(facts.vacant ?? 0);
  const kind = facts.cluster ? "many" : vacant > 0 ? "vacant" : "full";
  button.className = `map-mark map-mark--${kind}`;
  const marker = new Marker({ element: button }).setLngLat([lon, lat]);
  if (facts.cluster) {
    const count = Number(facts.point_count);
    button.textContent = String(count);
    button.addEventListener("click", async () => {
      const source = chart.getSource<GeoJSONSource>("kindergartens");
      const zoom = await source?.getClusterExpansionZoom(Number(facts.cluster_id));
      if (zoom !== undefined) chart.easeTo({ center: [lon, lat], zoom });
    });
    marker.addTo(chart);
    name(button, fill(labels.cluster, count));
  } else {
    const place = facts as Kindergarten;
    button.textContent = String(vacant);
    const popup = new Popup({ offset: 18, maxWidth: "18rem" }).setDOMContent(card(place, labels));
    marker.setPopup(popup).addTo(chart);
    name(button, `${place.name}. ${vacant > 0 ? fill(labels.vacant, vacant) : labels.full}`);
    button.setAttribute("aria-expanded", "false");
    popup.on("open", () => button.setAttribute("aria-expanded", "true"));
    popup.on("close", () => {
      button.setAttribute("aria-expanded", "false");
      if (button.isConnected) button.focus({ preventScroll: true });
    });
  }
  return marker;
}

function name(button: HTMLButtonElement, label: string): void {
  button.setAttribute("aria-label", label);
  button.title = label;
  button.removeAttribute("role");
}

function card(place: Kindergarten, labels: Labels): HTMLElement {
  const box = document.createElement("div");
  box.className = "map-card";
  const title = document.createElement("h3");
  title.textContent = place.name;
  const lines = [place.address ?? "", (place.vacant ?? 0) > 0 ? fill(labels.vacant, place.vacant ?? 0) : labels.full];
  box.append(title);
  for (const line of lines.filter(Boolean)) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    box.append(paragraph);
  }
  const link = document.createElement("a");
  link.href = place.url ?? `/kindergartens/${encodeURIComponent(place.id)}`;
  link.textContent = labels.open;
  box.append(link);
  return box;
}

function fill(text: string, n: number): string {
  return text.replace("{n}", String(n));
}
