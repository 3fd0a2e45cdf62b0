import type { ComposeModel } from "../compose/model.ts";

/** What every service is called in Kubernetes, where a name is a DNS label: lower case, digits and dashes. */
export function namesOf(model: ComposeModel): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const service of Object.keys(model.services).sort()) {
    const label = dnsLabel(service);
    const free = [label, ...Array.from({ length: 99 }, (_, index) => `${label}-${index + 2}`)];
    const name = free.find((each) => !taken.has(each)) ?? label;
    taken.add(name);
    names.set(service, name);
  }
  return names;
}

/** The text as a DNS label of at most 63 characters that begins with a letter. */
export function dnsLabel(text: string): string {
  const label = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replace(/^-+/, "")
    .slice(0, 63)
    .replace(/-+$/, "");
  return /^[a-z]/.test(label) ? label : `x-${label}`.replace(/-+$/, "").slice(0, 63);
}

/**
 * Puts new names where a text names a service as a host: behind `//`, `@` or a comma and before a port, a path or the end. The same
 * word elsewhere may be a database or a user and stays.
 */
export function rehosting(names: ReadonlyMap<string, string>): (text: string) => string {
  const renamed = [...names].filter(([before, after]) => before !== after);
  const patterns = renamed.map(([before, after]) => {
    // What stands before an @ is a user.
    const word = before.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
    return [new RegExp(`(?<=//|@|://[^/\\s]*,)${word}(?=[:/?,\\s"']|$)(?![^/?\\s]*@)`, "g"), after] as const;
  });
  return (text) => patterns.reduce((result, [pattern, after]) => result.replaceAll(pattern, after), text);
}

/** The variable by its name holds a host. */
export function holdsHost(variable: string): boolean {
  return /(?:^|_)(?:HOST|HOSTNAME|HOSTS|SERVER|SERVERS|ADDR|ADDRESS|BROKER|BROKERS)$/i.test(variable);
}
