/** One job of a build matrix. */
export type Leg = { readonly name: string; readonly images: readonly string[] };

/** GitHub starts no matrix with more jobs than this. */
const mostLegs = 256;

/** One leg an image; beyond the limit, neighbours share a leg, and no leg has more than one image more than another. */
export function buildMatrix(names: readonly string[], limit = mostLegs): readonly Leg[] {
  const legs = Math.min(limit, names.length);
  return Array.from({ length: legs }, (_, index) => {
    const from = Math.floor((index * names.length) / legs);
    const images = names.slice(from, Math.floor(((index + 1) * names.length) / legs));
    const [first = ""] = images;
    return { name: images.length === 1 ? first : `${first} and ${images.length - 1} more`, images };
  });
}
