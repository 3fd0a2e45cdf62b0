import { usualPorts } from "./kinds.ts";
import type { Subject } from "./source.ts";

export type Port = { readonly name: string; readonly port: number; readonly protocol?: "UDP" };

/** The ports on which the service listens: those that it is asked on, publishes or exposes, else those that are usual. */
export function portsOf({ settings, definition, image }: Subject): Port[] {
  const { ready } = settings;
  const asked = ready === undefined || ready.kind === "command" ? [] : [ready.port];
  const published = (definition.ports ?? []).map(({ target, protocol = "tcp" }) => `${target}/${protocol}`);
  const exposed = (Array.isArray(definition["expose"]) ? definition["expose"].map(String) : []).filter((each) =>
    /^\d+(\/\w+)?$/.test(each),
  );
  const said = [...asked.map(String), ...published, ...exposed, ...(image?.exposes ?? []).map(String)];
  const usual = settings.stateful || said.length === 0 ? usualPorts(definition).map(String) : [];
  const all = new Set([...said, ...usual].map((each) => (each.includes("/") ? each : `${each}/tcp`)));
  const http = ready?.kind === "http" ? ready.port : undefined;
  return [...all]
    .map((each): Port => {
      const [number, protocol] = each.split("/");
      const port = Number(number);
      if (protocol === "udp") return { name: `udp-${port}`, port, protocol: "UDP" };
      return { name: port === http ? "http" : `tcp-${port}`, port };
    })
    .sort((a, b) => a.port - b.port || (a.name < b.name ? -1 : 1));
}
