/** What Docker and Compose say only as text, and how it is told apart. */

export type PullTrouble = "missing" | "unauthorized" | "disk-full" | "transient" | "other";

/** Why an image could not be pulled. */
export function pullTrouble(said: string): PullTrouble {
  if (/no space left on device/i.test(said)) return "disk-full";
  if (/manifest unknown|manifest for .* not found|not found: manifest|name unknown|: not found$/im.test(said))
    return "missing";
  if (/unauthorized|no basic auth|authentication required|requested access to the resource is denied/i.test(said)) {
    return "unauthorized";
  }
  const passing =
    /timeout|timed out|connection reset|connection refused|broken pipe|unexpected EOF|\bEOF\b|temporary failure|TLS handshake|too ?many ?requests|\b(?:429|500|502|503|504)\b/i;
  return passing.test(said) ? "transient" : "other";
}

/** The sentences of Compose's output that tell what went wrong, without its progress lines. */
export function composeErrors(lines: readonly string[]): string[] {
  const progress =
    /^\s*(?:Container|Network|Volume|Image|time=)\s*\S+.*\s(?:Creat|Start|Recreat|Runn|Stopp|Remov|Wait|Healthy|Exited|Pull|level=warning)/;
  const kept = lines.map((line) => line.trim()).filter((line) => line !== "" && !progress.test(line));
  return kept.length === 0 ? [...lines] : kept;
}

/** The service whose container the text names, by Compose's own way of naming containers. */
export function serviceNamedIn(text: string, project: string, services: readonly string[]): string | undefined {
  const names = services.filter((service) => {
    const container = `${project}-${service}-\\d+`.replaceAll(".", "\\.");
    return new RegExp(`(?<![\\w-])${container}(?![\\w-])|service "?${service}"? `).test(text);
  });
  return names.length === 1 ? names[0] : undefined;
}

/** The id of the container that has the name which Compose wanted to give. */
export function nameTakenBy(said: string): string | undefined {
  return /container name \S+ is already in use by container "?([0-9a-f]{12,64})/i.exec(said)?.[1];
}

/** What can be done about a refusal of the engine; `undefined` when its own words say it. */
export function startHint(said: string): string | undefined {
  if (/port is already allocated|address already in use/i.test(said)) {
    return "Another container or program has this port of the host: `docker ps` and `ss -ltnp` show which. Stop it, or publish another port.";
  }
  if (/no space left on device/i.test(said)) return diskFullHint;
  if (nameTakenBy(said) !== undefined) {
    return "A container that is none of this app's has this name: rename or remove it, or take container_name out of the Compose file.";
  }
  if (/bind source path does not exist/i.test(said)) {
    return "A service mounts this path of the host; make it there, or take the mount out of the Compose file.";
  }
  if (/no such image|image .* not found|unable to find image/i.test(said)) {
    return "The image was removed from the host between the pull and the start: run the deployment again.";
  }
  return undefined;
}

export const diskFullHint =
  "The disk of the engine is full: `docker system df` shows with what, `docker image prune -a` removes images that nothing uses. Then run again.";
