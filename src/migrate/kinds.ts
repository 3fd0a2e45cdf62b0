import { imageName, lastPart } from "../compose/image-name.ts";
import type { ComposeService } from "../compose/model.ts";

type Kind = {
  readonly images: RegExp;
  readonly ports: readonly number[];
  /** The first start refuses a data folder in which anything lies, such as a file system's `lost+found`. */
  readonly wantsEmptyFolder?: true;
};

/** Images that are not built here, by the folder of `infrastructure/` that they belong to. */
const kinds: Readonly<Record<string, Kind>> = {
  postgres: {
    images: /^(postgres(ql)?|postgis|pgvector|timescaledb(-ha)?)$/,
    ports: [5432],
    wantsEmptyFolder: true,
  },
  mysql: { images: /^(mysql|mariadb|percona(-server)?)$/, ports: [3306], wantsEmptyFolder: true },
  mongo: { images: /^(mongo|mongodb(-community-server)?)$/, ports: [27_017] },
  rabbitmq: { images: /^rabbitmq$/, ports: [5672] },
  redis: { images: /^(redis(-stack(-server)?)?|valkey|keydb|dragonfly)$/, ports: [6379] },
  kafka: { images: /^(kafka|cp-kafka|redpanda)$/, ports: [9092] },
  zookeeper: { images: /^(zookeeper|cp-zookeeper)$/, ports: [2181] },
  nats: { images: /^nats$/, ports: [4222] },
  elasticsearch: { images: /^(elasticsearch|opensearch)$/, ports: [9200] },
  minio: { images: /^minio$/, ports: [9000] },
  memcached: { images: /^memcached$/, ports: [11_211] },
  nginx: { images: /^(nginx|nginx-unprivileged|openresty)$/, ports: [80] },
  haproxy: { images: /^haproxy$/, ports: [] },
  caddy: { images: /^caddy$/, ports: [80] },
  traefik: { images: /^traefik$/, ports: [80] },
  monitoring: {
    images:
      /^(prometheus|grafana|loki|promtail|alloy|alertmanager|pushgateway|jaeger|tempo|zipkin|all-in-one|opentelemetry-collector(-contrib)?|cadvisor|kibana|logstash|filebeat|[\w-]+-exporter)$/,
    ports: [],
  },
};

/** The folder of `infrastructure/` for the service; `undefined`: it is one of the app's own. */
export function infrastructureKind(service: ComposeService, isStateful: boolean): string | undefined {
  if (service.build !== undefined || service.image === undefined) return undefined;
  const name = lastPart(imageName(service.image).repository);
  const kind = Object.keys(kinds).find((each) => kinds[each]?.images.test(name) === true);
  return kind ?? (isStateful ? name.toLowerCase() : undefined);
}

/** The ports on which such an image listens unless somebody says otherwise. */
export function usualPorts(service: ComposeService): readonly number[] {
  const kind = infrastructureKind(service, false);
  const manages = /rabbitmq:.*management/.test(service.image ?? "") ? [15_672] : [];
  return kind === undefined ? [] : [...(kinds[kind]?.ports ?? []), ...manages];
}

export function wantsEmptyFolder(service: ComposeService): boolean {
  return kinds[infrastructureKind(service, false) ?? ""]?.wantsEmptyFolder === true;
}
