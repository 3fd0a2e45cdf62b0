import { imageName, lastPart } from "./image-name.ts";
import type { ComposeService } from "./model.ts";

/** Images whose containers hold data or messages, by the last part of their name. */
const holdsState = new Set(
  `postgres postgresql postgis pgvector timescaledb timescaledb-ha mysql mariadb percona percona-server mongo mongodb
  mongodb-community-server redis redis-stack redis-stack-server valkey keydb dragonfly rabbitmq activemq activemq-artemis
  kafka cp-kafka redpanda zookeeper cp-zookeeper nats pulsar mosquitto emqx elasticsearch opensearch solr clickhouse
  clickhouse-server cassandra scylla influxdb couchdb couchbase neo4j arangodb minio etcd consul vault cockroach
  cockroachdb mssql-server server qdrant weaviate milvus chroma meilisearch typesense memgraph surrealdb rethinkdb
  victoria-metrics`.split(/\s+/),
);

/** `server` alone says nothing; only Microsoft's path makes it a database. */
const ambiguous: Readonly<Record<string, RegExp>> = { server: /mssql\/server$/ };

const dataDirectories = [
  "/var/lib/postgresql",
  "/var/lib/mysql",
  "/var/lib/mariadb",
  "/data/db",
  "/data/configdb",
  "/var/lib/rabbitmq",
  "/var/lib/redis",
  "/var/lib/kafka",
  "/var/lib/zookeeper",
  "/var/lib/cassandra",
  "/var/lib/clickhouse",
  "/var/lib/influxdb",
  "/var/lib/influxdb2",
  "/var/lib/neo4j",
  "/var/opt/mssql",
  "/usr/share/elasticsearch/data",
  "/usr/share/opensearch/data",
  "/opt/couchdb/data",
  "/qdrant/storage",
  "/meili_data",
  "/bitnami",
];

/** Why the service must be taken for one that holds state, in words; `undefined` when nothing says so. */
export function stateReason(service: ComposeService): string | undefined {
  if (service.build === undefined && service.image !== undefined) {
    const { repository } = imageName(service.image);
    const name = lastPart(repository);
    if (holdsState.has(name) && (ambiguous[name]?.test(repository) ?? true)) return `its image is ${name}`;
  }
  const mount = (service.volumes ?? []).find(
    ({ type, source, target }) =>
      source !== undefined && (type === "volume" || type === "bind") && isDataDirectory(target),
  );
  return mount === undefined ? undefined : `${mount.type} ${mount.source ?? ""} is mounted at ${mount.target}`;
}

/** The path is a directory in which a known database keeps its data. */
export function isDataDirectory(target: string): boolean {
  return dataDirectories.some((directory) => target === directory || target.startsWith(`${directory}/`));
}
