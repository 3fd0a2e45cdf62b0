import type { Note } from "./notes.ts";

const mostNames = 4;
const mostPlaces = 3;

/** A note's headline for a line or two of text: `file:line, line: what (who; where)`. */
export function noteHeadline(note: Note): string {
  const places = placesOf(note, mostPlaces);
  const about = aboutOf(note);
  return `${places === "" ? "" : `${places}: `}${note.what}${about}`;
}

/** A note as an item of a list to be ticked off, with every line that it is about. */
export function noteItem(note: Note): string {
  const places = placesOf(note, Infinity);
  return `- [ ] **${note.what}**${aboutOf(note)}${places === "" ? "" : `, ${places}`}\n      ${note.instead}`;
}

function aboutOf({ services, environments }: Note): string {
  const names = services.length > mostNames ? `${services.length} services` : services.join(", ");
  const about = [names, environments.join(", ")].filter((each) => each !== "").join("; ");
  return about === "" ? "" : ` (${about})`;
}

/** The lines file by file, so that a file's name is said once. */
function placesOf({ places }: Note, most: number): string {
  const shown = places.slice(0, most);
  const files = [...new Set(shown.map(({ file }) => file))];
  const named = files.map((file) => {
    const lines = shown.filter((place) => place.file === file).map(({ line }) => line);
    return `${file}:${lines.join(", ")}`;
  });
  return [...named, ...(shown.length < places.length ? [`and ${places.length - shown.length} more`] : [])].join(", ");
}
