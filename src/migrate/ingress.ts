import { labelsOf } from "./workloads.ts";
import { tidy, type KubernetesObject } from "./object.ts";
import { at, type Translation } from "./source.ts";

/** The way in for users: to the front door, under the host of the environment's public route. */
export function ingress(service: string, translation: Translation): KubernetesObject | undefined {
  const { frontDoor, url, app, note, nameOf } = translation;
  if (frontDoor?.service !== service) return undefined;
  const name = nameOf(service);
  const route = publicHost(url);
  const place = at(service, "ports");
  if (route === undefined) {
    note(
      "look",
      place,
      "nothing says under which name users come in",
      "The Ingress takes every name: write `host:` into its rule, and the address as `url:` into aip-deploy.yml.",
    );
  }
  note(
    "look",
    place,
    "the front door is an Ingress of the cluster's default class",
    "Name an ingressClassName when there is none, or make its Service one of the type LoadBalancer.",
  );
  if (route?.isSecure === true) {
    note(
      "look",
      place,
      "the public route is https",
      `The Ingress wants the certificate in the Secret ${tlsSecret(app)}: let cert-manager make it, or put yours there.`,
    );
  }
  const backend = { service: { name, port: { number: frontDoor.port } } };
  return {
    ...{ apiVersion: "networking.k8s.io/v1", kind: "Ingress" },
    metadata: { name, labels: labelsOf(name, app) },
    spec: tidy({
      tls: route?.isSecure === true ? [{ hosts: [route.host], secretName: tlsSecret(app) }] : undefined,
      rules: [{ host: route?.host, http: { paths: [{ path: "/", pathType: "Prefix", backend }] } }],
    }),
  };
}

function tlsSecret(app: string): string {
  return `${app}-tls`;
}

/** A name that others than this machine know. */
function publicHost(url: string | undefined): { readonly host: string; readonly isSecure: boolean } | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { hostname, protocol } = new URL(url);
  if (/^[\d.]+$|^\[|^localhost$/.test(hostname)) return undefined;
  return { host: hostname, isSecure: protocol === "https:" };
}
