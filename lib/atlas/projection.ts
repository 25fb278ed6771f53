// Positions on a flat map of the United States: Albers' equal-area conic for the contiguous states, with Alaska, Hawaii
// and the islands in boxes of their own, as maps of the country are drawn.

type MapPoint = { x: number; y: number };
export const MAP_WIDTH = 960;
export const MAP_HEIGHT = 600;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Standard parallels and centre that the US Geological Survey uses for the contiguous states. */
const [SOUTH, NORTH, MIDDLE, MERIDIAN] = [29.5, 45.5, 37.5, -96].map(radians) as [
  number,
  number,
  number,
  number,
];
const N = (Math.sin(SOUTH) + Math.sin(NORTH)) / 2;
const C = Math.cos(SOUTH) ** 2 + 2 * N * Math.sin(SOUTH);
const RHO = Math.sqrt(C - 2 * N * Math.sin(MIDDLE)) / N;
const SCALE = 1_130;

/** Boxes for places outside the contiguous states: where they are drawn, and how large a degree is. */
const BOXES: Record<string, { x: number; y: number; latitude: number; longitude: number; scale: number }> = {
  AK: { x: 110, y: 510, latitude: 62, longitude: -150, scale: 3.2 },
  HI: { x: 270, y: 560, latitude: 20.8, longitude: -157, scale: 9 },
  PR: { x: 880, y: 560, latitude: 18.2, longitude: -66.3, scale: 9 },
  VI: { x: 920, y: 560, latitude: 18.2, longitude: -64.8, scale: 9 },
  GU: { x: 340, y: 575, latitude: 13.5, longitude: 144.8, scale: 9 },
  MP: { x: 360, y: 560, latitude: 15.2, longitude: 145.7, scale: 9 },
  AS: { x: 380, y: 575, latitude: -14.3, longitude: -170.7, scale: 9 },
};

/** Where a place is drawn, in units of MAP_WIDTH × MAP_HEIGHT. @param region state or territory */
export function mapPoint(
  { latitude, longitude }: { latitude: number; longitude: number },
  region: string,
): MapPoint {
  const box = BOXES[region];
  if (box)
    return {
      x: box.x + (longitude - box.longitude) * box.scale,
      y: box.y - (latitude - box.latitude) * box.scale,
    };
  const rho = Math.sqrt(C - 2 * N * Math.sin(radians(latitude))) / N;
  const theta = N * (radians(longitude) - MERIDIAN);
  return {
    x: MAP_WIDTH / 2 + SCALE * rho * Math.sin(theta),
    y: MAP_HEIGHT / 2 - 20 - SCALE * (RHO - rho * Math.cos(theta)),
  };
}
