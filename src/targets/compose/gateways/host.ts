export type HostAndPort = { readonly host: string; readonly port?: number };

/** The host and port in an address as gateways write it: `http://web:8000/path`, `web:8000`, `web`; `undefined` for an IP or a socket. */
export function hostAndPort(address: string): HostAndPort | undefined {
  const bare = address.replace(/^\w+:\/\//, "").replace(/[/?].*$/s, "");
  const [, host = "", port] = /^([A-Za-z0-9_](?:[\w.-]*\w)?)(?::(\d+))?$/.exec(bare) ?? [];
  if (host === "" || host === "unix" || /^\d+(?:\.\d+){3}$/.test(host)) return undefined;
  return { host, ...(port === undefined ? {} : { port: Number(port) }) };
}
