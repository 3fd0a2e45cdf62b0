/** Whether a pattern such as `/etc/nginx/conf.d/*.conf` names a path, as the C library's `glob` has it. */
export function isNamedBy(pattern: string, path: string): boolean {
  if (pattern === path) return true;
  const expression = pattern
    .replaceAll(/[.+^${}()|\\]/g, "\\$&")
    .replaceAll("[!", "[^")
    .replaceAll("*", "[^/]*")
    .replaceAll("?", "[^/]")
    .replaceAll("/[^/]", "/(?!\\.)[^/]");
  try {
    return new RegExp(`^${expression}$`).test(path);
  } catch {
    // A bracket that nobody closes stands for itself.
    return false;
  }
}
