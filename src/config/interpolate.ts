/** Values for `${NAME}` in the few options that allow it, handed in by the caller. */
export type Variables = Readonly<Record<string, string | undefined>>;

export const placeholder = /(\$?)\$\{([^}]*)\}/g;

/** The text with each `${NAME}` replaced and `$${` as a plain `${`; `missing` names those that have no value. */
export function interpolate(text: string, variables: Variables): { text: string; missing: readonly string[] } {
  const missing: string[] = [];
  const replaced = text.replace(placeholder, (whole, escape: string, name: string) => {
    if (escape !== "") return whole.slice(1);
    const value = variables[name];
    if (value === undefined) missing.push(name);
    return value ?? whole;
  });
  return { text: replaced, missing };
}
