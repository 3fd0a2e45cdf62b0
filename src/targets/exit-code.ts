/** What an exit code says by itself, as a phrase to be put behind it; empty when it says nothing. */
export function meaning(code: number): string {
  if (code === 126) return " (its command cannot be executed)";
  if (code === 127) return " (its command was not found)";
  if (code === 137) return " (killed)";
  if (code === 139) return " (segmentation fault)";
  return "";
}
