/**
 * The Compose model as `docker compose config --format json` prints it, so that Compose can read it back: every `$` is
 * doubled (`singleDollars` gives what a value is). Only the parts that decisions are taken on are named, everything else
 * passes through untouched.
 */
export type ComposeModel = {
  readonly name: string;
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly volumes?: Readonly<Record<string, Json>>;
  readonly networks?: Readonly<Record<string, Json>>;
  readonly configs?: Readonly<Record<string, FileObject>>;
  readonly secrets?: Readonly<Record<string, FileObject>>;
};

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type FileObject = {
  readonly name?: string;
  readonly file?: string;
  readonly environment?: string;
  readonly content?: string;
  readonly external?: boolean;
};

export type ComposeService = {
  readonly image?: string;
  readonly build?: ComposeBuild;
  readonly command?: readonly string[] | null;
  readonly container_name?: string;
  readonly depends_on?: Readonly<
    Record<string, { readonly condition: string; readonly required?: boolean; readonly restart?: boolean }>
  >;
  readonly deploy?: { readonly replicas?: number; readonly [key: string]: unknown };
  readonly scale?: number;
  readonly environment?: Readonly<Record<string, string | null>>;
  readonly healthcheck?: Healthcheck;
  readonly labels?: Readonly<Record<string, string>>;
  readonly network_mode?: string;
  readonly networks?: Readonly<Record<string, Json>>;
  readonly platform?: string;
  readonly ports?: readonly PublishedPort[];
  readonly profiles?: readonly string[];
  readonly restart?: string;
  readonly secrets?: readonly { readonly source: string; readonly target?: string }[];
  readonly configs?: readonly { readonly source: string; readonly target?: string }[];
  readonly volumes?: readonly Mount[];
  readonly [key: string]: unknown;
};

export type ComposeBuild = {
  /** An absolute path, or a URL. */
  readonly context: string;
  /** Relative to the context unless absolute. */
  readonly dockerfile?: string;
  readonly dockerfile_inline?: string;
  readonly target?: string;
  readonly args?: Readonly<Record<string, string | null>>;
  readonly additional_contexts?: Readonly<Record<string, string>>;
  readonly platforms?: readonly string[];
  readonly secrets?: readonly { readonly source: string; readonly target?: string }[];
  readonly tags?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly network?: string;
  readonly shm_size?: string;
  readonly [key: string]: unknown;
};

export type Healthcheck = {
  readonly test?: readonly string[];
  readonly interval?: string;
  readonly timeout?: string;
  readonly retries?: number;
  readonly start_period?: string;
  readonly disable?: boolean;
};

export type PublishedPort = {
  readonly target: number;
  readonly published?: string;
  readonly host_ip?: string;
  readonly protocol?: string;
  readonly mode?: string;
};

export type Mount = {
  readonly type: "bind" | "volume" | "tmpfs" | "npipe" | "cluster";
  readonly source?: string;
  readonly target: string;
  readonly read_only?: boolean;
  readonly [key: string]: unknown;
};
