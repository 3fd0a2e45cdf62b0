/** How a target on Kubernetes may be written. */
import { z } from "zod";
import { named, oneOrMany, options, pattern, secretSource, text } from "./terms.ts";

/** A DNS label, as Kubernetes names things. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The key of a Secret, or the path of a Helm value. */
const secretKey = /^[-._a-zA-Z0-9]+$/;
const valuePath = pattern(/^[\w-]+(?:\.[\w-]+|\[\d+\])*$/, "must be the path of a value such as services.web.image");

/** What every target on a cluster has. */
const cluster = {
  namespace: pattern(label, "must be a namespace: lower case letters, digits and -").optional().meta({
    description:
      "Where everything goes. Default: the `namespace` of the overlay's kustomization, else `<app>-<suffix>`, for example `shop-prod`.",
  }),
  context: text.optional().meta({ description: "The context of the kubeconfig. Default: its current one." }),
  kubeconfig: secretSource.optional().meta({
    description:
      "The kubeconfig: a file, or a variable that holds its text. Default: `KUBECONFIG`, else `~/.kube/config`.",
  }),
  secrets: named(
    z.union([text, named(secretSource, secretKey, "must be the key of a Secret: letters, digits, -, _ and .")], {
      error: "must be a folder with a file for each key, or a map from keys to their sources",
    }),
    label,
    "must be the name of a Secret: lower case letters, digits and -",
  )
    .default({})
    .meta({
      title: "map of Secrets",
      description:
        "The Secrets that are made in the namespace: a folder with a file for each key that the workloads refer to, or a map of keys to `{ file }` or `{ env }`. Others must be there already.",
    }),
};

const overlay = text.optional().meta({
  description: "The folder of the kustomization. Default: `k8s/overlays/<suffix>`, for example `k8s/overlays/prod`.",
});

export const kubernetes = options({
  kind: z.literal("kubernetes").meta({ description: "A Kubernetes cluster, by Kustomize." }),
  overlay,
  ...cluster,
}).meta({ title: "kubernetes" });

export const argocd = options({
  kind: z
    .literal("argocd")
    .meta({ description: "A Kubernetes cluster, by Kustomize, to which Argo CD brings what is committed." }),
  overlay,
  application: pattern(label, "must be the name of an Application: lower case letters, digits and -").optional().meta({
    description: "The Application, which is there already. Default: `<app>-<suffix>`, for example `shop-prod`.",
  }),
  "application-namespace": pattern(label, "must be a namespace: lower case letters, digits and -")
    .default("argocd")
    .meta({ description: "The namespace in which Argo CD keeps the Application." }),
  repository: text.optional().meta({
    description:
      "Where commits are pushed to, as git takes it. Default: what the Application reads (`spec.source.repoURL`).",
  }),
  token: secretSource.optional().meta({
    description: "The token of somebody who may push there over HTTPS. Default: whatever git itself finds.",
  }),
  ...cluster,
}).meta({ title: "argocd" });

export const helm = options({
  kind: z.literal("helm").meta({ description: "A Kubernetes cluster, by a Helm chart." }),
  chart: text.meta({ description: "The folder of the chart." }),
  values: oneOrMany(text, "a file")
    .default([])
    .meta({ title: "file or list", description: "Values files, relative to the repository, in their order." }),
  release: pattern(label, "must be the name of a Helm release: lower case letters, digits and -")
    .optional()
    .meta({ description: "The name of the Helm release. Default: the app's name." }),
  images: named(
    z.union(
      [
        valuePath,
        options({
          image: valuePath.optional().meta({ description: "Gets `repository@digest`." }),
          repository: valuePath.optional().meta({ description: "Gets the repository." }),
          digest: valuePath.optional().meta({ description: "Gets the digest." }),
          tag: valuePath.optional().meta({ description: "Gets `<key>@<digest>`, for charts that know only tags." }),
        }),
      ],
      { error: "must be the path of a value, or a map of paths" },
    ),
    /./,
    "must be the name of an image",
  ).meta({
    title: "map of images",
    description: "Which values of the chart name an image of the release: the path of the value for each image.",
  }),
  ...cluster,
}).meta({ title: "helm" });
