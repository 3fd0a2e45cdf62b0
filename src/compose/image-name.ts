/** An image as a Compose file names it. */
export type ImageName = {
  /** Without tag and digest, as written. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
};

/** Takes the text apart; a colon before the last slash belongs to the registry's port. */
export function imageName(text: string): ImageName {
  const [named = "", digest] = text.split("@", 2);
  const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
  const repository = colon < 0 ? named : named.slice(0, colon);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);
  return { repository, ...(tag === undefined ? {} : { tag }), ...(digest === undefined ? {} : { digest }) };
}

export function lastPart(repository: string): string {
  return repository.slice(repository.lastIndexOf("/") + 1);
}

/** The first part is a registry's host, by Docker's own rule. */
export function hasRegistryHost(repository: string): boolean {
  const [first = "", ...rest] = repository.split("/");
  return rest.length > 0 && (first === "localhost" || /[.:]/.test(first));
}

/** Two names that Docker takes for the same image are equal in this form. */
export function canonicalName(text: string): string {
  const { repository, tag = "latest", digest } = imageName(text);
  const short = repository.replace(/^(docker\.io|index\.docker\.io)\//, "").replace(/^library\//, "");
  return `${short}${digest === undefined ? `:${tag}` : `@${digest}`}`;
}
