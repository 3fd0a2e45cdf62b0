export const id = 9349;
export const ids = [9349];
export const modules = {

/***/ 10869:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ noteHeadline),
/* harmony export */   e: () => (/* binding */ noteItem)
/* harmony export */ });
const mostNames = 4;
const mostPlaces = 3;
/** A note's headline for a line or two of text: `file:line, line: what (who; where)`. */
function noteHeadline(note) {
    const places = placesOf(note, mostPlaces);
    const about = aboutOf(note);
    return `${places === "" ? "" : `${places}: `}${note.what}${about}`;
}
/** A note as an item of a list to be ticked off, with every line that it is about. */
function noteItem(note) {
    const places = placesOf(note, Infinity);
    return `- [ ] **${note.what}**${aboutOf(note)}${places === "" ? "" : `, ${places}`}\n      ${note.instead}`;
}
function aboutOf({ services, environments }) {
    const names = services.length > mostNames ? `${services.length} services` : services.join(", ");
    const about = [names, environments.join(", ")].filter((each) => each !== "").join("; ");
    return about === "" ? "" : ` (${about})`;
}
/** The lines file by file, so that a file's name is said once. */
function placesOf({ places }, most) {
    const shown = places.slice(0, most);
    const files = [...new Set(shown.map(({ file }) => file))];
    const named = files.map((file) => {
        const lines = shown.filter((place) => place.file === file).map(({ line }) => line);
        return `${file}:${lines.join(", ")}`;
    });
    return [...named, ...(shown.length < places.length ? [`and ${places.length - shown.length} more`] : [])].join(", ");
}


/***/ }),

/***/ 54409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ yamlDocuments),
/* harmony export */   o: () => (/* binding */ yaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38815);

/** The value as YAML that does not depend on anything but the value; texts of several lines as blocks. */
function yaml(value) {
    return (0,yaml__WEBPACK_IMPORTED_MODULE_0__.stringify)(value, { lineWidth: 0, aliasDuplicateObjects: false, blockQuote: "literal" });
}
/** Several documents in one file. */
function yamlDocuments(values) {
    return values.map(yaml).join("---\n");
}


/***/ }),

/***/ 49349:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  migrate: () => (/* binding */ migrate)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/compose/dockerfile.js
var compose_dockerfile = __webpack_require__(11260);
// EXTERNAL MODULE: ./lib/compose/facts.js
var compose_facts = __webpack_require__(92327);
// EXTERNAL MODULE: ./lib/compose/images.js
var compose_images = __webpack_require__(42748);
// EXTERNAL MODULE: ./lib/compose/mounts.js
var mounts = __webpack_require__(43311);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/migrate/image-facts.js

const nothing = { exposes: [], user: undefined, hasHealthcheck: false };
/** What a Dockerfile says about the image that the build ends in; what only its base image knows is not seen. */
function imageFacts(dockerfile, target) {
    const stages = new Map();
    let current = "";
    let said = nothing;
    for (const { name, rest } of (0,compose_dockerfile/* instructions */.GA)(dockerfile)) {
        if (name === "FROM") {
            const [base = "", as, called] = rest
                .trim()
                .split(/\s+/)
                .filter((word) => !word.startsWith("--"));
            current = as?.toLowerCase() === "as" && called !== undefined ? called.toLowerCase() : `${stages.size}`;
            said = stages.get(base.toLowerCase()) ?? nothing;
        }
        else
            said = read(said, name, rest);
        stages.set(current, said);
    }
    const { exposes, user, hasHealthcheck } = stages.get(target?.toLowerCase() ?? current) ?? nothing;
    const numbers = user === undefined ? undefined : numericUser(user, dockerfile);
    return {
        exposes,
        hasHealthcheck,
        ...(user === undefined ? {} : { writtenUser: user }),
        ...(numbers === undefined ? {} : { user: numbers }),
    };
}
function read(said, name, rest) {
    const words = rest.trim().split(/\s+/);
    switch (name) {
        case "EXPOSE": {
            const ports = words.filter((word) => /^\d+(\/tcp)?$/.test(word)).map((word) => Number(word.split("/")[0]));
            return { ...said, exposes: [...new Set([...said.exposes, ...ports])] };
        }
        case "USER":
            return { ...said, user: words[0]?.includes("$") === true ? undefined : words[0] };
        case "HEALTHCHECK":
            return { ...said, hasHealthcheck: words[0]?.toUpperCase() !== "NONE" };
        default:
            return said;
    }
}
/** Kubernetes wants a number; a name has one where the Dockerfile itself makes the user. */
function numericUser(written, dockerfile) {
    const [, uid, gid] = /^(\d+)(?::(\d+))?$/.exec(written) ?? [];
    if (uid !== undefined)
        return { uid: Number(uid), ...(gid === undefined ? {} : { gid: Number(gid) }) };
    const [name = ""] = written.split(":");
    if (name === "root")
        return { uid: 0 };
    for (const { rest } of (0,compose_dockerfile/* instructions */.GA)(dockerfile)) {
        const made = rest
            .split(/&&|;|\|\|/)
            .find((part) => /\b(useradd|adduser)\b/.test(part) && part.trim().split(/\s+/).includes(name));
        const [, number] = /(?:--uid[= ]|-u\s*)(\d+)/.exec(made ?? "") ?? [];
        if (number !== undefined)
            return { uid: Number(number) };
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/config/conventions.js
var conventions = __webpack_require__(4990);
;// CONCATENATED MODULE: ./lib/migrate/object.js
/** The value without what is not there: keys of `undefined`, and maps and lists that are empty unless `keep` wraps them. */
function tidy(value) {
    return (tidied(value) ?? {});
}
/** An empty map that says something by being there, such as `emptyDir: {}`. */
const present = Object.freeze({});
function tidied(value) {
    if (value === present)
        return {};
    if (value === undefined || value === null || typeof value !== "object")
        return value ?? undefined;
    if (Array.isArray(value)) {
        const items = value.map(tidied).filter((item) => item !== undefined);
        return items.length === 0 ? undefined : items;
    }
    const entries = Object.entries(value).flatMap(([key, each]) => {
        const kept = tidied(each);
        return kept === undefined ? [] : [[key, kept]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
/** A map of an object that was read from somewhere, or nothing. */
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}

;// CONCATENATED MODULE: ./lib/migrate/layers.js

/**
 * Objects of several environments as a base and a patch for each. The base has only what all have, with the value that most of them
 * have, so that a patch adds and replaces and never takes away. Lists are taken apart where Kubernetes' strategic merge puts
 * them together again.
 */
/** What names an item of a list, by the list's key. */
const itemNames = {
    containers: ["name"],
    volumes: ["name"],
    volumeMounts: ["mountPath"],
    ports: ["containerPort", "port"],
};
/** Lists that a patch is merged into by names, and whose order counts: they are the base's only when they are equal everywhere. */
const ordered = new Set(["env", "hostAliases"]);
/** What all of these objects, which must be one object of several environments, have alike. */
function commonObject(objects) {
    return common(objects, "");
}
/** What the object has beyond the base, as a patch; `undefined` when it is nothing. */
function patchOver(base, whole) {
    const more = beyond(base, whole, "");
    if (more === undefined || !isMap(more))
        return undefined;
    const { apiVersion, kind, metadata } = whole;
    const { metadata: changed, ...rest } = more;
    const own = isMap(changed) ? changed : {};
    return { apiVersion, kind, metadata: { name: metadata.name, ...own }, ...rest };
}
/** The entries that all of the maps have alike. */
function commonEntries(maps) {
    const [first = {}, ...others] = maps;
    return Object.fromEntries(Object.entries(first).filter(([key, value]) => others.every((each) => each[key] === value)));
}
function common(values, key) {
    const [first, ...others] = values;
    if (first === undefined)
        return undefined;
    if (others.every((each) => isEqual(each, first)))
        return first;
    if (values.every(isMap))
        return commonMap(values);
    const lists = values.map((each) => named(each, key));
    if (lists.some((list) => list === undefined)) {
        return ordered.has(key) || new Set(values.map(kindOf)).size > 1 ? undefined : usualOf(values);
    }
    const items = [...(lists[0] ?? new Map()).keys()].flatMap((name) => {
        const each = lists.flatMap((list) => list?.get(name) ?? []);
        return each.length === values.length ? (common(each, "") ?? []) : [];
    });
    return items.length === 0 ? undefined : items;
}
function commonMap(maps) {
    const [first = {}, ...others] = maps;
    const entries = Object.keys(first).flatMap((key) => {
        if (!others.every((each) => key in each))
            return [];
        const same = common(maps.map((each) => each[key] ?? null), key);
        return same === undefined ? [] : [[key, same]];
    });
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
/** The part of a value that the base does not have. */
function beyond(base, whole, key) {
    if (base === undefined)
        return whole;
    if (isEqual(base, whole))
        return undefined;
    if (isMap(base) && isMap(whole)) {
        const entries = Object.entries(whole).flatMap(([each, value]) => {
            const more = beyond(base[each], value, each);
            return more === undefined ? [] : [[each, more]];
        });
        return entries.length === 0 ? undefined : Object.fromEntries(entries);
    }
    const [before, after] = [named(base, key), named(whole, key)];
    if (before === undefined || after === undefined)
        return whole;
    const items = [...after].flatMap(([name, item]) => {
        const more = beyond(before.get(name), item, "");
        if (more === undefined)
            return [];
        return [isMap(more) && isMap(item) ? { ...identity(item, key), ...more } : more];
    });
    return items.length === 0 ? undefined : items;
}
/** A list's items by what names them; `undefined` for what is no such list. */
function named(value, key) {
    if (!Array.isArray(value) || itemNames[key] === undefined)
        return undefined;
    const items = value;
    const entries = items.flatMap((item) => isMap(item) ? [[JSON.stringify(identity(item, key)), item]] : []);
    return entries.length === items.length ? new Map(entries) : undefined;
}
function identity(item, key) {
    const name = itemNames[key]?.find((each) => each in item);
    return name === undefined
        ? {}
        : { [name]: item[name] ?? null, ...(item["protocol"] === undefined ? {} : { protocol: item["protocol"] }) };
}
/** The value that most have; of as many the later one, which is nearer to production. */
function usualOf(values) {
    const votes = values.map((value) => values.filter((each) => isEqual(each, value)).length);
    return values[votes.lastIndexOf(Math.max(...votes))];
}
function kindOf(value) {
    return Array.isArray(value) ? "list" : isMap(value) ? "map" : "scalar";
}
function isEqual(left, right) {
    if (isMap(left) && isMap(right)) {
        const keys = Object.keys(left);
        return (keys.length === Object.keys(right).length &&
            keys.every((key) => key in right && isEqual(left[key] ?? null, right[key] ?? null)));
    }
    if (Array.isArray(left) && Array.isArray(right)) {
        const [mine, other] = [left, right];
        return mine.length === other.length && mine.every((item, index) => isEqual(item, other[index] ?? null));
    }
    return left === right;
}

;// CONCATENATED MODULE: ./lib/migrate/paths.js

function join(...parts) {
    return external_node_path_.posix.join(...parts);
}
function basename(path) {
    return external_node_path_.posix.basename(path);
}
function dirname(path) {
    return external_node_path_.posix.dirname(path);
}
/** Relative to the root; `undefined` for what lies outside of it. */
function pathIn(root, path) {
    const inside = (0,external_node_path_.relative)(root, path);
    return inside === ".." || inside.startsWith("../") || (0,external_node_path_.isAbsolute)(inside) ? undefined : inside;
}

// EXTERNAL MODULE: ./lib/migrate/yaml.js
var yaml = __webpack_require__(54409);
;// CONCATENATED MODULE: ./lib/migrate/layout.js



/** The files of `k8s/`, by their path below it. */
function layOut(environments) {
    const files = {};
    const folders = new Map();
    const services = [...new Set(environments.flatMap(({ pieces }) => [...pieces.keys()]))].sort();
    for (const service of services)
        placeService(service);
    for (const name of claimNames(environments)) {
        placeObject("base/volumes", name, "volumes", (each) => claimOf(each, name));
    }
    for (const { overlay, namespace } of environments) {
        const { resources } = folder(overlayFolder(overlay), namespace);
        for (const top of ["base", "infrastructure"])
            if (folders.has(top))
                resources.add(`../../${top}`);
    }
    files["namespaces.yaml"] = (0,yaml/* yamlDocuments */.O)(environments.map(({ namespace }) => namespaceObject(namespace)));
    for (const [path, each] of folders)
        files[join(path, "kustomization.yaml")] = kustomization(each);
    return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
    function placeService(service) {
        const having = environments.filter(({ pieces }) => pieces.has(service));
        const [first] = having.flatMap(({ pieces }) => pieces.get(service) ?? []);
        if (first === undefined)
            return;
        if (having.length < environments.length) {
            for (const each of having)
                placeAlone(each, each.pieces.get(service) ?? first);
            return;
        }
        const home = homeOf(first);
        const names = new Set(having.flatMap(({ pieces }) => Object.keys(pieces.get(service)?.objects ?? {})));
        for (const name of [...names].sort()) {
            placeObject(home, name, first.name, ({ pieces }) => pieces.get(service)?.objects[name]);
        }
        const maps = new Set(having.flatMap(({ pieces }) => pieces.get(service)?.configMaps.map(({ name }) => name) ?? []));
        for (const name of [...maps].sort()) {
            placeConfigMap(home, name, ({ pieces }) => pieces.get(service)?.configMaps.find((each) => each.name === name));
        }
    }
    /** A service that not every environment has: whole, in the overlays of those that have it. */
    function placeAlone({ overlay }, { name, objects, configMaps }) {
        const home = join(overlayFolder(overlay), name);
        folder(overlayFolder(overlay)).resources.add(name);
        for (const [file, object] of Object.entries(objects))
            write(home, `${file}.yaml`, object);
        for (const map of configMaps)
            generate(home, map, { folder: "files" });
    }
    /** An object that every environment has goes below its home, and what differs into the overlays; else it is theirs alone. */
    function placeObject(home, name, service, of) {
        const objects = environments.map((each) => of(each));
        const all = objects.filter((each) => each !== undefined);
        if (all.length < environments.length || !areOne(all)) {
            for (const [index, { overlay }] of environments.entries()) {
                const object = objects[index];
                if (object !== undefined)
                    write(overlayFolder(overlay), `${service}.${name}.yaml`, object);
            }
            return;
        }
        const base = commonObject(all);
        write(home, `${name}.yaml`, base);
        for (const [index, { overlay }] of environments.entries()) {
            const patch = patchOver(base, all[index] ?? base);
            if (patch === undefined)
                continue;
            // Names have no dots, so that no two of these are alike.
            const file = /^(deployment|statefulset|job)$/.test(name) ? `${service}.yaml` : `${service}.${name}.yaml`;
            files[join(overlayFolder(overlay), file)] = (0,yaml/* yaml */.o)(patch);
            folder(overlayFolder(overlay)).patches.push(file);
        }
    }
    function placeConfigMap(home, name, of) {
        const maps = environments.map((each) => of(each));
        const all = maps.filter((each) => each !== undefined);
        const isEverywhere = all.length === environments.length;
        const base = {
            name,
            literals: isEverywhere ? commonEntries(all.map(({ literals }) => literals)) : {},
            files: isEverywhere ? commonEntries(all.map(({ files: texts }) => texts)) : {},
        };
        if (isEverywhere)
            generate(home, base, { folder: "files" });
        for (const [index, { overlay }] of environments.entries()) {
            const own = maps[index];
            if (own === undefined)
                continue;
            const more = { name, literals: without(own.literals, base.literals), files: without(own.files, base.files) };
            if (isEverywhere && Object.keys({ ...more.literals, ...more.files }).length === 0)
                continue;
            generate(overlayFolder(overlay), more, {
                folder: join("files", name),
                ...(isEverywhere ? { behavior: "merge" } : {}),
            });
        }
    }
    function generate(home, map, how) {
        const literals = Object.entries(map.literals).map(([key, value]) => `${key}=${value}`);
        const texts = Object.keys(map.files)
            .sort()
            .map((key) => join(how.folder, key));
        for (const [key, text] of Object.entries(map.files))
            files[join(home, how.folder, key)] = text;
        folder(home).generators.push({
            name: map.name,
            ...(how.behavior === undefined ? {} : { behavior: how.behavior }),
            ...(literals.length === 0 ? {} : { literals }),
            ...(texts.length === 0 ? {} : { files: texts }),
        });
    }
    function write(home, file, object) {
        files[join(home, file)] = (0,yaml/* yaml */.o)(object);
        folder(home).resources.add(file);
    }
    /** Each folder is a resource of the one above it, up to the top. */
    function folder(path, namespace) {
        const known = folders.get(path);
        const own = {
            resources: new Set(),
            generators: [],
            patches: [],
            ...known,
            ...(namespace === undefined ? {} : { namespace }),
        };
        folders.set(path, own);
        const parts = path.split("/");
        if (known === undefined && parts.length > 1 && parts[0] !== "overlays") {
            folder(parts.slice(0, -1).join("/")).resources.add(parts.at(-1) ?? "");
        }
        return own;
    }
    function homeOf({ name, infrastructure }) {
        if (infrastructure === undefined)
            return `base/${name}`;
        const alike = new Set(environments.flatMap(({ pieces }) => [...pieces.values()].flatMap((each) => (each.infrastructure === infrastructure ? each.name : []))));
        return alike.size > 1 ? `infrastructure/${infrastructure}/${name}` : `infrastructure/${infrastructure}`;
    }
}
function overlayFolder(overlay) {
    return `overlays/${overlay}`;
}
function areOne(objects) {
    return new Set(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`)).size === 1;
}
function claimNames(environments) {
    const pieces = environments.flatMap((each) => [...each.pieces.values()]);
    return [...new Set(pieces.flatMap(({ claims }) => Object.keys(claims)))].sort();
}
function claimOf({ pieces }, name) {
    return [...pieces.values()].flatMap(({ claims }) => claims[name] ?? [])[0];
}
function without(own, base) {
    return Object.fromEntries(Object.entries(own).filter(([key]) => !(key in base)));
}
function kustomization({ resources, generators, patches, namespace }) {
    return (0,yaml/* yaml */.o)({
        ...{ apiVersion: "kustomize.config.k8s.io/v1beta1", kind: "Kustomization" },
        ...(namespace === undefined ? {} : { namespace }),
        ...(resources.size === 0 ? {} : { resources: [...resources].sort() }),
        ...(generators.length === 0
            ? {}
            : { configMapGenerator: generators.toSorted((a, b) => (a.name < b.name ? -1 : 1)) }),
        ...(patches.length === 0 ? {} : { patches: patches.toSorted().map((path) => ({ path })) }),
    });
}
function namespaceObject(name) {
    return { apiVersion: "v1", kind: "Namespace", metadata: { name } };
}

;// CONCATENATED MODULE: ./lib/migrate/names.js
/** What every service is called in Kubernetes, where a name is a DNS label: lower case, digits and dashes. */
function namesOf(model) {
    const names = new Map();
    const taken = new Set();
    for (const service of Object.keys(model.services).sort()) {
        const label = dnsLabel(service);
        const free = [label, ...Array.from({ length: 99 }, (_, index) => `${label}-${index + 2}`)];
        const name = free.find((each) => !taken.has(each)) ?? label;
        taken.add(name);
        names.set(service, name);
    }
    return names;
}
/** The text as a DNS label of at most 63 characters that begins with a letter. */
function dnsLabel(text) {
    const label = text
        .toLowerCase()
        .replaceAll(/[^a-z0-9]+/g, "-")
        .replace(/^-+/, "")
        .slice(0, 63)
        .replace(/-+$/, "");
    return /^[a-z]/.test(label) ? label : `x-${label}`.replace(/-+$/, "").slice(0, 63);
}
/**
 * Puts new names where a text names a service as a host: behind `//`, `@` or a comma and before a port, a path or the end. The same
 * word elsewhere may be a database or a user and stays.
 */
function rehosting(names) {
    const renamed = [...names].filter(([before, after]) => before !== after);
    const patterns = renamed.map(([before, after]) => {
        // What stands before an @ is a user.
        const word = before.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
        return [new RegExp(`(?<=//|@|://[^/\\s]*,)${word}(?=[:/?,\\s"']|$)(?![^/?\\s]*@)`, "g"), after];
    });
    return (text) => patterns.reduce((result, [pattern, after]) => result.replaceAll(pattern, after), text);
}
/** The variable by its name holds a host. */
function holdsHost(variable) {
    return /(?:^|_)(?:HOST|HOSTNAME|HOSTS|SERVER|SERVERS|ADDR|ADDRESS|BROKER|BROKERS)$/i.test(variable);
}

;// CONCATENATED MODULE: ./lib/migrate/notes.js
/** One note for all that say the same, those about what was left out first, then in the order of the files. */
function notesFrom(findings, environments) {
    const groups = new Map();
    for (const finding of findings) {
        const key = JSON.stringify([finding.kind, finding.what, finding.instead]);
        groups.set(key, [...(groups.get(key) ?? []), finding]);
    }
    const notes = [...groups.values()].flatMap((group) => {
        const [first] = group;
        if (first === undefined)
            return [];
        const { kind, what, instead } = first;
        const met = new Set(group.map(({ environment }) => environment));
        const about = environments.filter((name) => met.has(name));
        return [
            {
                ...{ kind, what, instead },
                services: [...new Set(group.flatMap(({ service }) => service ?? []))].sort(),
                environments: about.length === environments.length ? [] : about,
                places: placesIn(group),
            },
        ];
    });
    return notes.sort((a, b) => compare(keyOf(a), keyOf(b)));
}
function placesIn(group) {
    const places = group.flatMap(({ place }) => place ?? []);
    return [...new Map(places.map((place) => [placeKey(place), place])).values()].sort((a, b) => compare(placeKey(a), placeKey(b)));
}
function keyOf({ kind, places, what }) {
    return [kind === "left" ? 0 : 1, places[0] === undefined ? "~" : placeKey(places[0]), what].join(" ");
}
function placeKey({ file, line }) {
    return `${file} ${String(line).padStart(6, "0")}`;
}
function compare(left, right) {
    return left < right ? -1 : left > right ? 1 : 0;
}

// EXTERNAL MODULE: ./lib/compose/settings.js
var compose_settings = __webpack_require__(19315);
// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(87228);
;// CONCATENATED MODULE: ./lib/migrate/source.js
/** Where a key of the service stands. */
function at(service, ...path) {
    return { service, path: ["services", service, ...path] };
}

// EXTERNAL MODULE: ./lib/compose/image-name.js
var image_name = __webpack_require__(61949);
;// CONCATENATED MODULE: ./lib/migrate/kinds.js

/** Images that are not built here, by the folder of `infrastructure/` that they belong to. */
const kinds = {
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
        images: /^(prometheus|grafana|loki|promtail|alloy|alertmanager|pushgateway|jaeger|tempo|zipkin|all-in-one|opentelemetry-collector(-contrib)?|cadvisor|kibana|logstash|filebeat|[\w-]+-exporter)$/,
        ports: [],
    },
};
/** The folder of `infrastructure/` for the service; `undefined`: it is one of the app's own. */
function infrastructureKind(service, isStateful) {
    if (service.build !== undefined || service.image === undefined)
        return undefined;
    const name = (0,image_name/* lastPart */.S_)((0,image_name/* imageName */.tO)(service.image).repository);
    const kind = Object.keys(kinds).find((each) => kinds[each]?.images.test(name) === true);
    return kind ?? (isStateful ? name.toLowerCase() : undefined);
}
/** The ports on which such an image listens unless somebody says otherwise. */
function usualPorts(service) {
    const kind = infrastructureKind(service, false);
    const manages = /rabbitmq:.*management/.test(service.image ?? "") ? [15_672] : [];
    return kind === undefined ? [] : [...(kinds[kind]?.ports ?? []), ...manages];
}
function wantsEmptyFolder(service) {
    return kinds[infrastructureKind(service, false) ?? ""]?.wantsEmptyFolder === true;
}

;// CONCATENATED MODULE: ./lib/migrate/quantities.js
const units = [
    ["Gi", 1024 ** 3],
    ["Mi", 1024 ** 2],
    ["Ki", 1024],
];
/** Bytes as Kubernetes writes them, exactly: `256Mi`, `1536Mi`, `1000`. */
function bytesQuantity(bytes) {
    const [unit, size] = units.find(([, each]) => bytes >= each && bytes % each === 0) ?? ["", 1];
    return `${bytes / size}${unit}`;
}
/** Processors as Kubernetes writes them: `1`, `250m`; never less than a thousandth. */
function processorQuantity(processors) {
    const thousandths = Math.max(1, Math.round(processors * 1000));
    return thousandths % 1000 === 0 ? String(thousandths / 1000) : `${thousandths}m`;
}
const durations = { h: 3600, m: 60, s: 1, ms: 0.001, us: 1e-6, µs: 1e-6, ns: 1e-9 };
/** Seconds of a duration as Compose prints it, such as `1m30s`; `undefined` when it is none. */
function secondsOfCompose(text) {
    if (text === undefined || !/^(?:[\d.]+(?:h|ms|us|µs|ns|m|s))+$/.test(text))
        return undefined;
    let seconds = 0;
    for (const [, amount = "0", unit = "s"] of text.matchAll(/([\d.]+)(h|ms|us|µs|ns|m|s)/g)) {
        seconds += Number(amount) * durations[unit];
    }
    return seconds;
}

;// CONCATENATED MODULE: ./lib/migrate/storage.js






const noStorage = { volumes: [], mounts: [], templates: [], claims: {}, isExclusive: false };
function together(parts) {
    const volumes = new Map(parts.flatMap((part) => part.volumes).map((volume) => [JSON.stringify(volume), volume]));
    return {
        volumes: [...volumes.values()],
        mounts: parts.flatMap((part) => part.mounts),
        templates: parts.flatMap((part) => part.templates),
        claims: Object.assign({}, ...parts.map((part) => part.claims)),
        isExclusive: parts.some((part) => part.isExclusive),
    };
}
/** Nobody wrote how large a volume may become. */
const claimedSize = "1Gi";
/** Named volumes, state of the host, and what only lives as long as the pod. */
function dataOf(subject, translation) {
    const { service, definition } = subject;
    const parts = (definition.volumes ?? []).map((mount) => {
        switch (mount.type) {
            case "volume":
                return namedVolume(mount, subject, translation);
            case "tmpfs":
                return inMemory(mount.target, sizeOf(mount["tmpfs"]));
            case "bind": {
                const decision = translation.mounts.find((each) => each.service === service && each.target === mount.target);
                return decision === undefined ? noStorage : bound(decision, subject, translation);
            }
            case "npipe":
            case "cluster": {
                const place = { ...at(service, "volumes"), holding: [mount.target] };
                translation.note("left", place, `a mount of the type ${mount.type}`, "There is nothing of this kind.");
                return noStorage;
            }
        }
    });
    const shared = definition["shm_size"];
    return together([
        ...parts,
        ...temporary(definition["tmpfs"]).map(({ target, bytes }) => inMemory(target, bytes)),
        ...(shared === undefined ? [] : [inMemory("/dev/shm", Number(shared))]),
    ]);
}
function namedVolume(mount, subject, translation) {
    const { service } = subject;
    const { source, target } = mount;
    const about = { ...at(service, "volumes"), holding: [`${source ?? ""}:`, target] };
    if (source === undefined) {
        if (translation.mounts.some((each) => each.service === service && each.target === target))
            return noStorage;
        const instead = "An emptyDir is mounted, which is gone with the pod; write a claim when the data has to stay.";
        translation.note("look", about, "a volume without a name", instead);
        const name = dnsLabel(`empty-${target}`);
        return { ...noStorage, volumes: [{ name, emptyDir: {} }], mounts: [mounted(name, mount)] };
    }
    const written = translation.loaded.model.volumes?.[source];
    const options = isMap(written) ? written : {};
    const place = { path: ["volumes", source] };
    if (options["external"] === true) {
        const called = typeof options["name"] === "string" ? options["name"] : source;
        translation.note("left", place, `the external volume ${called}`, `Make the claim ${dnsLabel(called)} in the namespace before.`);
        return claimed(dnsLabel(called), mount);
    }
    if (options["driver_opts"] !== undefined || (options["driver"] ?? "local") !== "local") {
        translation.note("left", place, `driver and driver_opts of the volume ${source}`, "Name a storageClassName in its claim, or a PersistentVolume of the same file server.");
    }
    return kept(source, mount, subject, translation, place);
}
/** A claim: a template where a StatefulSet is the only one that has it, else one that stands for itself. */
function kept(key, mount, subject, translation, place) {
    const name = dnsLabel(key);
    const users = usersOf(key, translation);
    translation.note("look", place, "Compose does not know how large a volume becomes", `Each claim asks for ${claimedSize}: correct it before the first deployment, most classes only let it grow. The data is not moved: dump it and read it in, or copy it.`);
    if (subject.settings.stateful && users.length === 1) {
        const spec = claimSpec("ReadWriteOnce");
        const below = wantsEmptyFolder(subject.definition) ? { subPath: "data" } : {};
        return {
            ...noStorage,
            templates: [{ metadata: { name }, spec }],
            mounts: [tidy({ ...mounted(name, mount), ...below })],
        };
    }
    const isShared = users.length > 1;
    if (isShared) {
        translation.note("look", place, `the volume ${key} is mounted by ${users.length} services`, "Its claim asks for ReadWriteMany, which needs a storage class that has it (NFS, CephFS, EFS, Azure Files); an object store would need none.");
    }
    const claim = {
        ...{ apiVersion: "v1", kind: "PersistentVolumeClaim" },
        metadata: { name },
        spec: claimSpec(isShared ? "ReadWriteMany" : "ReadWriteOnce"),
    };
    return { ...claimed(name, mount), claims: { [name]: claim }, isExclusive: !isShared };
}
function claimSpec(mode) {
    return { accessModes: [mode], resources: { requests: { storage: claimedSize } } };
}
function claimed(name, mount) {
    const volumes = [{ name, persistentVolumeClaim: { claimName: name } }];
    return { ...noStorage, volumes, mounts: [mounted(name, mount)], isExclusive: true };
}
/** The services of the environment that mount what has this key. */
function usersOf(key, { loaded, settings, mounts }) {
    return [...(0,compose_settings/* neededServices */.S0)(settings)].filter((service) => (loaded.model.services[service]?.volumes ?? []).some(({ type, source }) => type === "volume" && source === key) ||
        mounts.some((each) => each.service === service && each.decision === "state" && each.path === key));
}
/** Captured files are another matter; what was mounted for live reload, or from the host itself, has no place in a cluster. */
function bound(decision, subject, translation) {
    const { service, mount, path, why } = decision;
    const { source = "" } = mount;
    const place = {
        ...at(service, "volumes"),
        holding: [...(path === undefined ? [] : [`./${path}:`]), source, mount.target],
    };
    switch (decision.decision) {
        case "capture":
            return noStorage;
        case "state":
            translation.note("look", place, `state in ${decision.source ?? `./${path ?? ""}`} of the host`, "It is a claim now; copy the data into it.");
            return kept(path ?? source, mount, subject, translation, place);
        case "drop":
            translation.note("left", place, "sources that are mounted over the image's own", "The image's own files run; for live reload keep Compose on the developer's machine.");
            return noStorage;
        case "host":
            translation.note("left", place, path === undefined ? `${source} of the host` : `./${path} of the checkout (${why})`, hostInstead(source));
            return noStorage;
    }
}
function hostInstead(source) {
    if (/docker\.sock$/.test(source))
        return "A node has no Docker. What it is for has a form of its own: Ingress for a proxy, node agents for logs and metrics.";
    if (/^\/etc\/(localtime|timezone)$/.test(source))
        return "Set the variable TZ.";
    return "Pods do not depend on one machine: use a ConfigMap, a claim, or for agents of a node hostPath in a DaemonSet.";
}
function inMemory(target, bytes) {
    const name = dnsLabel(`tmp-${target === "/tmp" ? "" : target}`);
    const emptyDir = tidy({ medium: "Memory", sizeLimit: bytes === undefined ? undefined : bytesQuantity(bytes) });
    return { ...noStorage, volumes: [{ name, emptyDir }], mounts: [{ name, mountPath: target }] };
}
function mounted(name, { target, read_only: readOnly, volume }) {
    const subPath = isMap(volume) ? volume["subpath"] : undefined;
    return tidy({ name, mountPath: target, subPath, readOnly: readOnly === true ? true : undefined });
}
function sizeOf(written) {
    const size = isMap(written) ? Number(written["size"]) : Number.NaN;
    return Number.isFinite(size) && size > 0 ? size : undefined;
}
const factors = { "": 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 };
/** `tmpfs:` is a path or a list of them, each with options as `mount` takes them. */
function temporary(written) {
    const all = typeof written === "string" ? [written] : Array.isArray(written) ? written.map(String) : [];
    return all.map((each) => {
        const [target = "", options = ""] = each.split(":");
        const [, amount, unit = ""] = /(?:^|,)size=(\d+)([kmg]?)/i.exec(options) ?? [];
        return { target, bytes: amount === undefined ? undefined : Number(amount) * (factors[unit.toLowerCase()] ?? 1) };
    });
}

;// CONCATENATED MODULE: ./lib/migrate/config-files.js






/** Everything that the API server takes in one object. */
const mostBytes = 1_000_000;
/** The ConfigMap that holds a service's mounted files. */
function filesName({ name }) {
    return `${name}-files`;
}
/** Files of the repository that are mounted into the service, and the Compose file's `configs`, as one ConfigMap. */
function configFilesOf(subject, translation) {
    const files = new Map();
    const volumes = [];
    const mounts = [];
    const alone = [];
    for (const { target, paths, folder, about } of mountedPaths(subject, translation)) {
        const placed = paths.flatMap(({ path, from }) => {
            const file = from ?? translation.source.file(path);
            if (file === undefined) {
                translation.note("left", about, `${path} is no text`, "Put it into an image, or into a claim.");
                return [];
            }
            const inside = folder === undefined ? basename(path) : path.slice(folder.length + 1);
            const key = freeKey(inside.replaceAll("/", "__").replaceAll(/[^\w.-]/g, "-"), path, files);
            files.set(key, file.text);
            lookInto(file, path, translation);
            return [{ key, path: inside, executable: file.executable }];
        });
        if (placed.length === 0)
            continue;
        if (folder === undefined) {
            const [only] = placed;
            if (only === undefined)
                continue;
            alone.push(only);
            mounts.push({ name: "files", mountPath: target, subPath: only.key, readOnly: true });
            continue;
        }
        const name = dnsLabel(`files-${target}`);
        const items = placed.map(({ key, path, executable }) => tidy({ key, path, mode: executable ? 0o755 : undefined }));
        volumes.push({ name, configMap: { name: filesName(subject), items } });
        mounts.push({ name, mountPath: target, readOnly: true });
    }
    if (alone.length > 0) {
        const mode = alone.some(({ executable }) => executable) ? { defaultMode: 0o755 } : {};
        volumes.unshift({ name: "files", configMap: { name: filesName(subject), ...mode } });
    }
    const bytes = [...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (bytes > mostBytes) {
        const instead = "The API server refuses more than one mebibyte in a ConfigMap: put them into an image.";
        translation.note("look", at(subject.service, "volumes"), `mounted files of ${bytes} bytes`, instead);
    }
    return { files: Object.fromEntries(files), storage: { ...noStorage, volumes, mounts } };
}
function mountedPaths({ service, definition }, translation) {
    const { mounts, source, note, loaded } = translation;
    const binds = mounts.flatMap((each) => {
        const { path, target, mount } = each;
        if (each.service !== service || each.decision !== "capture" || path === undefined)
            return [];
        const about = { ...at(service, "volumes"), holding: [`./${path}:`, path, target] };
        if (mount.read_only !== true) {
            note("look", about, "files of the repository that are mounted writable", "A ConfigMap cannot be written to.");
        }
        const tracked = source.trackedFiles(path);
        note("look", about, "files of the repository that are mounted", "They were copied to `files/` beside the service's manifests, since Kustomize reads nothing above its own folder: change them there, or keep both alike while Compose still runs somewhere.");
        if (tracked.length === 1 && tracked[0] === path)
            return [{ target, paths: [{ path }], about }];
        return [{ target, folder: path, paths: tracked.map((file) => ({ path: file })), about }];
    });
    const configs = (definition.configs ?? []).flatMap(({ source: name, target = `/${name}` }) => {
        const known = loaded.model.configs?.[name] ?? {};
        const about = { path: ["configs", name], service };
        if (known.content !== undefined) {
            const from = { text: (0,placeholders/* singleDollars */.k5)(known.content), executable: false };
            return [{ target, paths: [{ path: name, from }], about }];
        }
        const path = known.file === undefined ? undefined : pathIn(loaded.root, known.file);
        if (path !== undefined)
            return [{ target, paths: [{ path }], about }];
        note("left", about, `the config ${name}`, "Write it into the service's configMapGenerator: it lies neither in the repository nor in the Compose file.");
        return [];
    });
    return [...binds, ...configs].sort((a, b) => (a.target < b.target ? -1 : 1));
}
function freeKey(wanted, path, taken) {
    return taken.has(wanted) ? `${dnsLabel(dirname(path))}-${wanted}` : wanted;
}
/** What works only beside Docker's own name server. */
function lookInto({ text }, file, translation) {
    const { loaded, nameOf, note } = translation;
    const renamed = Object.keys(loaded.model.services).filter((service) => nameOf(service) !== service);
    const words = renamed.map((service) => [service, new RegExp(`(?<![\\w-])${service.replaceAll(".", "\\.")}(?![\\w-])`)]);
    for (const [index, line] of text.split("\n").entries()) {
        const place = { file, line: index + 1, column: 1 };
        if (line.includes("127.0.0.11")) {
            note("look", { place }, "127.0.0.11 is Docker's name server", "In most clusters it is kube-dns.kube-system.svc.cluster.local, and whoever asks it directly has to ask for whole names: SERVICE.NAMESPACE.svc.cluster.local.");
        }
        for (const [service] of words.filter(([, pattern]) => pattern.test(line))) {
            note("look", { place }, `${service} is called ${nameOf(service)} now`, "If it is meant as a host here, write the new name.");
        }
    }
}

;// CONCATENATED MODULE: ./lib/migrate/environment.js




/** One Secret in each namespace holds them all, under the names that their files have. */
function secretName(app) {
    return `${app}-secrets`;
}
/** A service's variables, with references where a secret would stand. */
function variablesOf({ service, definition }, translation) {
    const literals = {};
    const references = new Map();
    const own = [];
    for (const [name, written] of Object.entries(definition.environment ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))) {
        if (written === null) {
            const what = `${name} has no value of its own: Compose would take it from whoever starts it`;
            translation.note("left", at(service, "environment", name), what, "Give it a value in the service's ConfigMap.");
            continue;
        }
        const value = rehosted(name, written, service, translation);
        const secrets = (0,placeholders/* secretsIn */.VY)(value);
        const [only] = secrets;
        if (only !== undefined && value === (0,placeholders/* placeholder */.qf)(only))
            own.push(referring(name, only, translation));
        else if (secrets.length > 0) {
            for (const secret of secrets)
                references.set(secret, referring(variableOf(secret), secret, translation));
            own.push({ name, value: withReferences(value, secrets) });
        }
        else if (/^["']|["']$/.test(value))
            own.push({ name, value: escaped(value) });
        else
            literals[name] = value;
    }
    // Kubernetes puts in only what was defined before.
    return { literals, env: [...references.values(), ...own] };
}
/** A text in which Kubernetes replaces nothing: it takes `$(NAME)` for a variable and `$$` for a dollar. */
function escaped(text) {
    return text.replaceAll(/\$(?=[$(])/g, "$$$$");
}
/** The key that a secret has in the Secret: the name of its file, else its own. */
function secretKey(name, known) {
    if (known?.kind === "file")
        return basename(known.file);
    return known?.kind === "env-file" ? known.variable : name;
}
function rehosted(name, value, service, translation) {
    const { nameOf, rehost, loaded, note } = translation;
    const [, host = "", rest = ""] = /^([^:]*)(:\d+)?$/.exec(value) ?? [];
    const isService = host in loaded.model.services && host !== nameOf(host);
    const changed = isService && holdsHost(name) ? `${nameOf(host)}${rest}` : rehost(value);
    const place = at(service, "environment", name);
    if (changed !== value)
        note("look", place, "names with an underscore are no host names in Kubernetes", renaming(translation));
    else if (isService && host !== service) {
        note("look", place, `${name} is "${value}", which is also a service's name`, `If it is meant as a host, write ${nameOf(host)}${rest}.`);
    }
    return changed;
}
function renaming({ loaded, nameOf }) {
    const renamed = Object.keys(loaded.model.services).filter((service) => nameOf(service) !== service);
    const pairs = renamed.sort().map((service) => `${service} → ${nameOf(service)}`);
    return `Their services have a dash instead, and so do the addresses in these variables: ${pairs.join(", ")}.`;
}
function referring(name, secret, { app, secrets }) {
    const key = secretKey(secret, secrets[secret]);
    return { name, valueFrom: { secretKeyRef: { name: secretName(app), key } } };
}
function variableOf(secret) {
    return `SECRET_${secret.toUpperCase()}`;
}
function withReferences(value, secrets) {
    return secrets.reduce((text, secret) => text.replaceAll((0,placeholders/* placeholder */.qf)(secret), () => `$(${variableOf(secret)})`), escaped(value));
}

;// CONCATENATED MODULE: ./lib/migrate/workloads.js



/** Until nobody sends requests to a pod any more that was told to stop, unless somebody said how long. */
const drainSeconds = 5;
const usualGraceSeconds = 10;
/** What `aip-deploy` reads from a workload: when its turn comes, how long it may take, and that it is the integration tests. */
const waveAnnotation = "aip-deploy.wave";
const roleAnnotation = "aip-deploy.role";
const timeoutAnnotation = "aip-deploy.timeout";
const usualStartSeconds = 120;
function labelsOf(name, app) {
    return { "app.kubernetes.io/name": name, "app.kubernetes.io/part-of": dnsLabel(app) };
}
/** A service that keeps running and keeps nothing: rolled, unless a second pod could not start beside the first. */
function deployment({ subject, ingredients, translation, wave }) {
    const { settings } = subject;
    const recreates = settings.strategy === "recreate" || ingredients.storage.isExclusive;
    const drains = ingredients.ports.length > 0 && !recreates;
    const grace = ingredients.graceSeconds;
    const drain = drains ? (settings.drainSeconds ?? drainSeconds) : 0;
    return object("apps/v1", "Deployment", subject, translation, wave, {
        replicas: replicasOf(subject),
        progressDeadlineSeconds: settings.startSeconds + 60,
        selector: { matchLabels: { "app.kubernetes.io/name": subject.name } },
        strategy: recreates
            ? { type: "Recreate" }
            : { type: "RollingUpdate", rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        template: template(subject, translation, ingredients, {
            grace: drain === 0 ? grace : (grace ?? usualGraceSeconds) + drain,
            lifecycle: drain === 0 ? undefined : { preStop: { sleep: { seconds: drain } } },
        }),
    });
}
/** A service that keeps data: one pod with a name and a claim of its own. */
function statefulSet({ subject, ingredients, translation, wave }) {
    return object("apps/v1", "StatefulSet", subject, translation, wave, {
        replicas: replicasOf(subject),
        serviceName: subject.name,
        selector: { matchLabels: { "app.kubernetes.io/name": subject.name } },
        template: template(subject, translation, ingredients, { grace: ingredients.graceSeconds }),
        volumeClaimTemplates: ingredients.storage.templates,
    });
}
/** Something that is done once; when it fails it is not tried again, since it may have done half of it. */
function job({ ingredients, translation, wave }, once) {
    const { pod, annotations, storage } = ingredients;
    // A claim that a StatefulSet makes belongs to its own pods.
    const templates = new Set(storage.templates.map(nameIn));
    const volumeMounts = storage.mounts.filter((mount) => !templates.has(nameIn(mount)));
    const container = { ...ingredients.container, volumeMounts };
    const args = once.command === undefined
        ? ingredients.container["args"]
        : once.command.map((word) => escaped(translation.rehost(word)));
    return {
        ...{ apiVersion: "batch/v1", kind: "Job" },
        metadata: metadata(once.name, translation.app, wave, once.annotations),
        spec: tidy({
            backoffLimit: 0,
            activeDeadlineSeconds: once.seconds,
            template: {
                metadata: { labels: labelsOf(once.name, translation.app), annotations },
                spec: { ...pod, restartPolicy: "Never", containers: [{ ...container, args }] },
            },
        }),
    };
}
function taskJob(placed, { name, command, timeoutSeconds }) {
    return job(placed, { name: dnsLabel(`${placed.subject.name}-${name}`), command, seconds: timeoutSeconds });
}
/** The name and the ports by which others reach it. */
function workloads_service({ name }, { ports }, { app }) {
    return {
        ...{ apiVersion: "v1", kind: "Service" },
        metadata: { name, labels: labelsOf(name, app) },
        spec: tidy({
            selector: { "app.kubernetes.io/name": name },
            ports: ports.map((port) => ({ ...port, targetPort: port.port })),
        }),
    };
}
function template({ name }, { app }, { container, probes, ports, pod, annotations }, { grace, lifecycle }) {
    const containerPorts = ports.map(({ name: called, port, protocol }) => ({
        name: called,
        containerPort: port,
        protocol,
    }));
    return {
        metadata: { labels: labelsOf(name, app), annotations },
        spec: {
            ...pod,
            terminationGracePeriodSeconds: grace === undefined ? undefined : Math.ceil(grace),
            containers: [{ ...container, ports: containerPorts, ...probes, lifecycle }],
        },
    };
}
/** The name of a mount, or of a claim's template. */
function nameIn(part) {
    if (!isMap(part))
        return undefined;
    return isMap(part["metadata"]) ? part["metadata"]["name"] : part["name"];
}
function replicasOf({ definition }) {
    return definition.deploy?.replicas ?? definition.scale ?? 1;
}
function object(apiVersion, kind, { name, settings }, { app }, wave, spec) {
    const { startSeconds } = settings;
    const timeout = startSeconds === usualStartSeconds ? {} : { [timeoutAnnotation]: String(startSeconds) };
    return { apiVersion, kind, metadata: metadata(name, app, wave, timeout), spec: tidy(spec) };
}
function metadata(name, app, wave, more = {}) {
    return { name, labels: labelsOf(name, app), annotations: { [waveAnnotation]: String(wave), ...more } };
}

;// CONCATENATED MODULE: ./lib/migrate/ingress.js



/** The way in for users: to the front door, under the host of the environment's public route. */
function ingress(service, translation) {
    const { frontDoor, url, app, note, nameOf } = translation;
    if (frontDoor?.service !== service)
        return undefined;
    const name = nameOf(service);
    const route = publicHost(url);
    const place = at(service, "ports");
    if (route === undefined) {
        note("look", place, "nothing says under which name users come in", "The Ingress takes every name: write `host:` into its rule, and the address as `url:` into aip-deploy.yml.");
    }
    note("look", place, "the front door is an Ingress of the cluster's default class", "Name an ingressClassName when there is none, or make its Service one of the type LoadBalancer.");
    if (route?.isSecure === true) {
        note("look", place, "the public route is https", `The Ingress wants the certificate in the Secret ${tlsSecret(app)}: let cert-manager make it, or put yours there.`);
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
function tlsSecret(app) {
    return `${app}-tls`;
}
/** A name that others than this machine know. */
function publicHost(url) {
    if (url === undefined || !URL.canParse(url))
        return undefined;
    const { hostname, protocol } = new URL(url);
    if (/^[\d.]+$|^\[|^localhost$/.test(hostname))
        return undefined;
    return { host: hostname, isSecure: protocol === "https:" };
}

;// CONCATENATED MODULE: ./lib/migrate/leftovers.js


const says = (what, instead) => () => ({ what, instead });
/** Keys that the manifests hold in another form, or that Kubernetes does by itself. */
const carried = new Set(`annotations attach build cap_add cap_drop command configs cpus depends_on develop dns dns_opt dns_search entrypoint
  environment env_file expose extra_hosts group_add healthcheck image init_containers labels mem_limit mem_reservation
  pids_limit platform privileged profiles pull_policy read_only scale secrets security_opt shm_size stdin_open
  stop_grace_period sysctls tmpfs tty user volumes working_dir`.split(/\s+/));
const readers = {
    container_name: (value, { name }) => value === name
        ? undefined
        : {
            what: `container_name ${String(value)}`,
            instead: `Pods have names of their own; others reach it as ${name}.`,
        },
    hostname: (value, { settings, name }) => settings.stateful
        ? {
            kind: "look",
            what: `hostname ${String(value)}`,
            instead: `A StatefulSet's pod is always called ${name}-0, so data that lies under the host's name has to be read in anew.`,
        }
        : undefined,
    domainname: says("domainname", "A pod's domain is that of its namespace."),
    network_mode: (value) => networkMode(String(value)),
    networks: (value) => networks(value),
    ports: (value, subject) => ports(value, subject),
    logging: (value) => ({
        what: `logging: ${isMap(value) && typeof value["driver"] === "string" ? value["driver"] : "options"}`,
        instead: "The kubelet keeps and rotates what a container writes (containerLogMaxSize); an agent of the node sends it on.",
    }),
    restart: (value, { settings }) => restart(String(value), settings.oneShot),
    links: (value) => strings(value).flatMap((link) => {
        const [service = "", alias = service] = link.split(":");
        if (alias === service)
            return [];
        return [
            {
                what: `the link ${link}`,
                instead: `Only services have names: use ${service}, or add a Service called ${alias}.`,
                holding: [link],
            },
        ];
    }),
    external_links: says("external_links", "Add a Service of the type ExternalName."),
    extra_hosts: (value) => hostsOf(value)
        .filter(({ address }) => !isAddress(address))
        .map(({ host, address }) => ({
        what: `${host} → ${address}`,
        instead: "hostAliases want an address; for something outside of the cluster add a Service of the type ExternalName.",
        holding: [host],
    })),
    devices: (value) => strings(value).map((device) => ({
        what: `the device ${device}`,
        instead: "A device plugin of the cluster gives it out, asked for under resources.limits; hostPath needs privileged.",
        holding: [device],
    })),
    gpus: says("gpus", "Install the vendor's device plugin and ask for it under limits, such as nvidia.com/gpu: 1."),
    ulimits: says("ulimits", "Containers have those of the node's containerd; for more files raise LimitNOFILE there, or call ulimit in the command."),
    init: says("init: true", "Nothing reaps orphans in a pod: put tini into the image, or set shareProcessNamespace."),
    stop_signal: (value) => ({
        what: `stop_signal ${String(value)}`,
        instead: "Kubernetes sends what the image says (STOPSIGNAL), else SIGTERM: write it into the Dockerfile.",
    }),
    pid: says("pid", "spec.hostPID is refused in most clusters; for a sidecar use shareProcessNamespace."),
    ipc: says("ipc", "spec.hostIPC is refused in most clusters; containers of one pod share it."),
    uts: says("uts", "There is nothing of this kind."),
    userns_mode: says("userns_mode", "spec.hostUsers: false gives the pod a user namespace of its own."),
    cgroup_parent: says("cgroup_parent", "The kubelet decides it by the pod's quality of service."),
    runtime: (value) => ({ what: `runtime ${String(value)}`, instead: "Name a runtimeClassName that the cluster has." }),
    mac_address: says("mac_address", "The cluster's network gives it out."),
    volumes_from: says("volumes_from", "Mount the same claim in both."),
    oom_score_adj: says("oom_score_adj", "The kubelet decides it by requests and limits."),
    memswap_limit: says("memswap_limit", "Swap is a setting of the node."),
    mem_swappiness: says("mem_swappiness", "Swap is a setting of the node."),
    cpuset: says("cpuset", "With the kubelet's static CPU manager a whole number of processors as request and limit is pinned."),
    cpu_shares: says("cpu_shares", "Write a request of processors."),
    blkio_config: says("blkio_config", "There is nothing of this kind."),
    isolation: says("isolation", "There is nothing of this kind."),
    use_api_socket: says("use_api_socket", "A node has no Docker."),
    provider: says("provider", "What it makes has to be there before: a database of the cloud is a Secret with its address."),
    models: says("models", "Run the model as a service of its own, or name its address."),
    post_start: says("post_start", "lifecycle.postStart runs inside of the container, beside its start and as its user."),
    pre_stop: says("pre_stop", "lifecycle.preStop runs inside of the container, as its user."),
    deploy: (value) => deployParts(value),
    labels: (value) => foreignLabels(value),
};
/** Notes all that the manifests do not say of the service. */
function noteLeftovers(subject, { note }) {
    const { service, definition } = subject;
    for (const [key, value] of Object.entries(definition)) {
        if (isNothing(value) || key.startsWith("x-"))
            continue;
        const reader = readers[key] ?? (carried.has(key) ? undefined : says(key, "There is nothing for it here that we know of."));
        for (const { kind = "left", what, instead, holding } of [reader?.(value, subject) ?? []].flat()) {
            note(kind, { ...at(service, key), ...(holding === undefined ? {} : { holding }) }, what, instead);
        }
    }
}
function isNothing(value) {
    return (value === null ||
        value === undefined ||
        value === false ||
        value === "" ||
        (typeof value === "object" && Object.keys(value).length === 0));
}
function networkMode(mode) {
    if (mode === "host")
        return {
            what: "network_mode: host",
            instead: "hostNetwork: true takes ports of the node and is refused in most clusters; its ports are a Service now.",
        };
    if (mode === "none")
        return { what: "network_mode: none", instead: "Write a NetworkPolicy that lets nothing in or out." };
    if (/^(service|container):/.test(mode))
        return {
            what: `network_mode: ${mode}`,
            instead: "Containers that share a network are one pod: add it to that one's pod as a sidecar.",
        };
    return mode === "bridge" || mode === "default"
        ? undefined
        : { what: `network_mode: ${mode}`, instead: "There is one network for all pods." };
}
/** A network of several keeps services apart, which no pod is by itself. */
function networks(value) {
    const own = isMap(value) ? Object.entries(value) : [];
    const apart = own.some(([name]) => name !== "default");
    const aliases = own.flatMap(([, options]) => (isMap(options) ? strings(options["aliases"]) : []));
    const addresses = own.some(([, options]) => isMap(options) && (options["ipv4_address"] !== undefined || options["ipv6_address"] !== undefined));
    return [
        ...(apart
            ? [
                {
                    what: "networks that keep services apart",
                    instead: "All pods reach each other until a NetworkPolicy says otherwise: write one for each network.",
                },
            ]
            : []),
        ...aliases.map((alias) => ({
            what: `the network alias ${alias}`,
            instead: `Add a Service called ${alias}, or use the service's own name.`,
            holding: [alias],
        })),
        ...(addresses ? [{ what: "a fixed address", instead: "Use the Service's name." }] : []),
    ];
}
function ports(value, { service }) {
    const all = Array.isArray(value)
        ? value
        : [];
    if (all.length === 0)
        return [];
    const instead = "The front door is an Ingress; the others are reached from inside, and from a developer's machine with `kubectl port-forward service/NAME PORT`.";
    const holding = all.flatMap(({ published, target }) => [`${published ?? ""}:${target}`, String(target)]);
    return [{ what: "ports of the host", instead, holding: service === "" ? [] : holding }];
}
function restart(policy, isOneShot) {
    if (isOneShot || policy === "always" || policy === "unless-stopped")
        return undefined;
    return {
        what: `restart: ${policy}`,
        instead: "A Deployment's pods are always started again; what ends by itself is a Job (label `aip-deploy.one-shot: true`).",
    };
}
function deployParts(value) {
    const parts = isMap(value) ? value : {};
    const placement = isMap(parts["placement"]) && Object.keys(parts["placement"]).length > 0;
    return [
        ...(placement
            ? [{ what: "deploy.placement", instead: "Write nodeSelector, affinity or topologySpreadConstraints." }]
            : []),
        ...(parts["mode"] === "global" ? [{ what: "deploy.mode: global", instead: "Make it a DaemonSet." }] : []),
        ...["update_config", "rollback_config", "restart_policy", "endpoint_mode", "labels"].flatMap((key) => isNothing(parts[key])
            ? []
            : [{ what: `deploy.${key}`, instead: "The Deployment's own strategy holds: one more pod, none missing." }]),
    ];
}
/** Labels that another program reads from Docker. */
function foreignLabels(value) {
    const names = (isMap(value) ? Object.keys(value) : []).filter((label) => !/^(aip-deploy|com\.docker|org\.opencontainers)\./.test(label));
    const prefixes = [...new Set(names.map((label) => label.split(".")[0] ?? label))].sort();
    return prefixes.map((prefix) => ({
        what: `labels of ${prefix}`,
        instead: "Whoever reads them from Docker reads other things here: an Ingress for a proxy, annotations of the pod for an agent.",
        holding: [prefix],
    }));
}
/** Compose prints `host=address`; of several colons all but the first belong to the address. */
function hostsOf(value) {
    return strings(value).map((line) => {
        const [, host = "", address = ""] = /^([^=:]+)[=:](.*)$/.exec(line) ?? [];
        return { host, address: address.replace(/^\[(.*)\]$/, "$1") };
    });
}
function isAddress(text) {
    return /^[\d.]+$/.test(text) || (text.includes(":") && /^[\da-f:.]+$/i.test(text));
}
function strings(value) {
    if (Array.isArray(value))
        return value.map((each) => isMap(each) ? (typeof each["source"] === "string" ? each["source"] : JSON.stringify(each)) : String(each));
    return [];
}

;// CONCATENATED MODULE: ./lib/migrate/probes.js



const startPeriod = 2;
const usual = { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 };
/**
 * The probes of a container. There is none that restarts it: Compose does not restart what is unhealthy, and a readiness that
 * asks a database would restart everything when the database is away.
 */
function probesOf(subject, translation) {
    const { service, settings, definition, image } = subject;
    const { note, rehost } = translation;
    if (settings.tests || settings.oneShot)
        return {};
    const { ready, startSeconds } = settings;
    if (ready === undefined) {
        const inImage = image?.hasHealthcheck === true && definition.healthcheck?.disable !== true;
        const what = inImage ? "the image's own HEALTHCHECK is not asked by Kubernetes" : "nothing says when it is ready";
        note("left", at(service), what, "Say it with the label `aip-deploy.ready`, or write a readinessProbe.");
        return {};
    }
    if (ready.kind === "http" && ready.status.some((status) => status < 200 || status > 399)) {
        const what = `it is ready when it answers with ${ready.status.join(", ")}`;
        note("look", at(service), what, "Kubernetes takes 200 to 399 for ready and nothing else.");
    }
    note("look", {}, "nothing restarts a container that hangs", "As with Compose. A livenessProbe does it; ask something in it that needs no database.");
    const { interval, timeout, retries } = definition.healthcheck ?? {};
    const timeoutSeconds = Math.max(1, Math.ceil(secondsOfCompose(timeout) ?? usual.timeoutSeconds));
    const handler = handlerOf(ready, rehost);
    const periodSeconds = Math.max(1, Math.round(secondsOfCompose(interval) ?? usual.periodSeconds));
    return {
        startupProbe: {
            ...handler,
            ...{ periodSeconds: startPeriod, timeoutSeconds, failureThreshold: Math.ceil(startSeconds / startPeriod) },
        },
        readinessProbe: {
            ...handler,
            ...{ periodSeconds: Math.min(periodSeconds, usual.periodSeconds), timeoutSeconds },
            failureThreshold: retries ?? usual.failureThreshold,
        },
    };
}
function handlerOf(ready, rehost) {
    switch (ready.kind) {
        case "http":
            return tidy({ httpGet: { path: ready.path, port: ready.port } });
        case "tcp":
            return tidy({ tcpSocket: { port: ready.port } });
        case "command":
            return tidy({ exec: { command: ready.command.map(rehost) } });
    }
}

;// CONCATENATED MODULE: ./lib/migrate/resources.js



/** What the container may use and what is kept for it. */
function resourcesOf({ service, definition }, { note }) {
    const deploy = isMap(definition.deploy) ? definition.deploy : {};
    const resources = isMap(deploy["resources"]) ? deploy["resources"] : {};
    const limits = amounts(resources["limits"], definition["cpus"], definition["mem_limit"]);
    const reserved = amounts(resources["reservations"], undefined, definition["mem_reservation"]);
    const written = isMap(resources["limits"]) ? resources["limits"] : {};
    if (written["pids"] !== undefined || definition["pids_limit"] !== undefined) {
        note("left", at(service, ...(written["pids"] === undefined ? ["pids_limit"] : ["deploy", "resources", "limits", "pids"])), "a limit of processes", "It is a setting of the node (podPidsLimit of the kubelet), and of no pod.");
    }
    if (isMap(resources["reservations"]) && resources["reservations"]["devices"] !== undefined) {
        const place = at(service, "deploy", "resources", "reservations", "devices");
        note("left", place, "a reserved device", "Install the vendor's device plugin and ask for it under limits, such as nvidia.com/gpu: 1.");
    }
    if (limits.processors === undefined &&
        limits.bytes === undefined &&
        reserved.processors === undefined &&
        reserved.bytes === undefined)
        return undefined;
    const requests = {
        processors: reserved.processors ?? guess(limits.processors, 0.05),
        bytes: reserved.bytes ?? guess(limits.bytes, 0.5),
    };
    if (requests.processors !== reserved.processors || requests.bytes !== reserved.bytes) {
        note("look", at(service, "deploy", "resources"), "limits without reservations", "A twentieth of the processors and half of the memory are requested, or the scheduler would keep all of the limit free; measure and correct it.");
    }
    return tidy({ requests: quantities(requests), limits: quantities(limits) });
}
function amounts(written, processors, bytes) {
    const { cpus = processors, memory = bytes } = isMap(written) ? written : {};
    return {
        ...(cpus === undefined || Number(cpus) === 0 ? {} : { processors: Number(cpus) }),
        ...(memory === undefined || Number(memory) === 0 ? {} : { bytes: Number(memory) }),
    };
}
function guess(limit, share) {
    if (limit === undefined)
        return undefined;
    // Whole mebibytes and thousandths read better than what a share of any limit comes to.
    return limit > 4096 ? Math.ceil((limit * share) / 1024 ** 2) * 1024 ** 2 : limit * share;
}
function quantities({ processors, bytes }) {
    return {
        cpu: processors === undefined ? undefined : processorQuantity(processors),
        memory: bytes === undefined ? undefined : bytesQuantity(bytes),
    };
}

;// CONCATENATED MODULE: ./lib/migrate/secret-files.js






const usualFolder = "/run/secrets";
/** The service's secrets as files where Compose put them; each pod sees only its own. */
function secretFilesOf({ service, definition }, translation) {
    const mounted = (definition.secrets ?? []);
    const placed = mounted.map((each) => {
        const target = each.target ?? each.source;
        const path = target.startsWith("/") ? target : `${usualFolder}/${target}`;
        const key = secret_files_keyOf(each.source, translation);
        if (each.uid !== undefined || each.gid !== undefined) {
            const about = { ...at(service, "secrets"), holding: [each.source] };
            translation.note("left", about, "the owner of a secret's file", "Kubernetes knows the group alone: fsGroup of the pod.");
        }
        const mode = each.mode === undefined ? undefined : Number.parseInt(String(each.mode).replace(/^0o?/, ""), 8);
        return { folder: dirname(path), key, item: tidy({ key, path: basename(path), mode }), path };
    });
    const folders = [...new Set(placed.map(({ folder }) => folder))].sort();
    const volumes = folders.map((folder) => {
        const own = placed.filter((each) => each.folder === folder).sort((a, b) => (a.key < b.key ? -1 : 1));
        const items = own.map(({ item }) => item);
        return { name: volumeName(folder), secret: { secretName: secretName(translation.app), items } };
    });
    const mounts = folders.flatMap((folder) => {
        if (folder === usualFolder)
            return [{ name: volumeName(folder), mountPath: folder, readOnly: true }];
        // A whole folder would hide what else the image has in it.
        const own = placed.filter((each) => each.folder === folder);
        return own.map(({ path }) => ({
            name: volumeName(folder),
            mountPath: path,
            subPath: basename(path),
            readOnly: true,
        }));
    });
    return { ...noStorage, volumes, mounts };
}
/** The key that the Secret has for a secret of the Compose file. */
function secret_files_keyOf(secret, { loaded, note }) {
    const { file, environment, external, name } = loaded.model.secrets?.[secret] ?? {};
    if (file !== undefined)
        return basename(file);
    if (environment !== undefined)
        return environment;
    if (external === true) {
        const key = name ?? secret;
        note("left", { path: ["secrets", secret] }, `the external secret ${key}`, `Put it into the Secret under the key ${key}.`);
        return key;
    }
    return secret;
}
function volumeName(folder) {
    return folder === usualFolder ? "secrets" : dnsLabel(`secrets-${folder}`);
}

;// CONCATENATED MODULE: ./lib/migrate/security.js


/** Settings of the kernel that Kubernetes lets a pod change without asking the node's owner. */
const safeSysctls = /^(kernel\.shm_rmid_forced|net\.ipv4\.(ip_local_port_range|tcp_syncookies|ping_group_range|ip_unprivileged_port_start|ip_local_reserved_ports|tcp_keepalive_time|tcp_fin_timeout|tcp_keepalive_intvl|tcp_keepalive_probes|tcp_rmem|tcp_wmem))$/;
/** The confinement that the service asks for; Docker's own filter of system calls is asked for by name, as here nothing is usual. */
function confinementOf(subject, translation, ownsVolumes) {
    const { service, definition } = subject;
    const { note } = translation;
    const user = userOf(subject, translation, ownsVolumes);
    const options = security_strings(definition["security_opt"]);
    const added = capabilities(definition["cap_add"]);
    const dropped = capabilities(definition["cap_drop"]);
    const noNew = options.some((option) => /^no-new-privileges([:=]true)?$/.test(option));
    for (const option of options.filter((each) => !/^no-new-privileges|^seccomp[:=]unconfined$/.test(each))) {
        const place = { ...at(service, "security_opt"), holding: [option] };
        note("left", place, `security_opt ${option}`, "securityContext has seccompProfile, appArmorProfile and seLinuxOptions; profiles must be on the nodes.");
    }
    if (definition["privileged"] === true) {
        note("left", at(service, "privileged"), "privileged", "securityContext.privileged: true gives the pod the whole node, and most clusters refuse it; name the capabilities that it really needs.");
    }
    const unconfined = options.some((option) => /^seccomp[:=]unconfined$/.test(option));
    return {
        container: tidy({
            allowPrivilegeEscalation: noNew && !added.includes("SYS_ADMIN") ? false : undefined,
            readOnlyRootFilesystem: definition["read_only"] === true ? true : undefined,
            capabilities: { drop: dropped, add: added },
        }),
        pod: tidy({
            ...user,
            supplementalGroups: groupsOf(subject, translation),
            seccompProfile: { type: unconfined ? "Unconfined" : "RuntimeDefault" },
            sysctls: sysctlsOf(subject, translation),
        }),
    };
}
function userOf({ service, definition, image }, { note }, ownsVolumes) {
    const written = definition["user"];
    const said = typeof written === "string" || typeof written === "number" ? String(written) : undefined;
    const [, uid, gid] = /^(\d+)(?::(\d+))?$/.exec(said ?? "") ?? [];
    if (said !== undefined && uid === undefined) {
        note("left", at(service, "user"), `user ${said}`, "Kubernetes wants numbers: runAsUser and runAsGroup.");
        return {};
    }
    const known = uid === undefined ? image?.user : { uid: Number(uid), ...(gid === undefined ? {} : { gid: Number(gid) }) };
    if (known === undefined && ownsVolumes && image?.writtenUser !== undefined) {
        const instead = "A fresh volume belongs to root: write its number as fsGroup.";
        note("look", at(service, "volumes"), `the image runs as ${image.writtenUser} and writes into a volume`, instead);
    }
    if (known === undefined || known.uid === 0)
        return uid === undefined ? {} : { runAsUser: 0 };
    const group = known.gid ?? known.uid;
    return {
        runAsNonRoot: true,
        runAsUser: known.uid,
        runAsGroup: known.gid,
        // Docker gives a new volume to whoever owns the image's folder; here it belongs to root.
        ...(ownsVolumes ? { fsGroup: group, fsGroupChangePolicy: "OnRootMismatch" } : {}),
    };
}
function groupsOf({ service, definition }, { note }) {
    const groups = security_strings(definition["group_add"]);
    const named = groups.filter((group) => !/^\d+$/.test(group));
    if (named.length > 0)
        note("left", at(service, "group_add"), `group_add ${named.join(", ")}`, "Kubernetes wants numbers: supplementalGroups.");
    return groups.filter((group) => /^\d+$/.test(group)).map(Number);
}
function sysctlsOf({ service, definition }, { note }) {
    const written = definition["sysctls"] ?? {};
    const all = Array.isArray(written)
        ? security_strings(written).map((each) => [each.split("=")[0] ?? "", each.slice(each.indexOf("=") + 1)])
        : Object.entries(written).map(([name, value]) => [name, String(value)]);
    for (const [name] of all.filter(([each]) => !safeSysctls.test(each))) {
        note("left", { ...at(service, "sysctls"), holding: [name] }, `sysctl ${name}`, "Kubernetes calls it unsafe: the node's owner has to allow it (allowedUnsafeSysctls of the kubelet).");
    }
    return all.filter(([name]) => safeSysctls.test(name)).map(([name, value]) => ({ name, value }));
}
function capabilities(written) {
    return security_strings(written).map((name) => name.toUpperCase().replace(/^CAP_/, ""));
}
function security_strings(written) {
    return Array.isArray(written) ? written.map(String) : [];
}

;// CONCATENATED MODULE: ./lib/migrate/pod.js












function ingredientsOf(subject, translation, ports) {
    const { definition, name } = subject;
    const { literals, env } = variablesOf(subject, translation);
    const { files, storage: configured } = configFilesOf(subject, translation);
    const storage = together([secretFilesOf(subject, translation), configured, dataOf(subject, translation)]);
    const ownsVolumes = storage.templates.length > 0 ||
        storage.volumes.some((each) => JSON.stringify(each).includes('"persistentVolumeClaim"'));
    const confinement = confinementOf(subject, translation, ownsVolumes);
    return {
        container: tidy({
            name,
            image: imageOf(subject, translation),
            imagePullPolicy: pullPolicies[String(definition["pull_policy"])],
            command: wordsOf(definition["entrypoint"], translation),
            args: wordsOf(definition.command, translation),
            workingDir: typeof definition["working_dir"] === "string" ? definition["working_dir"] : undefined,
            stdin: definition["stdin_open"] === true ? true : undefined,
            tty: definition["tty"] === true ? true : undefined,
            envFrom: Object.keys(literals).length > 0 ? [{ configMapRef: { name } }] : undefined,
            env,
            resources: resourcesOf(subject, translation),
            securityContext: confinement.container,
            volumeMounts: storage.mounts,
        }),
        probes: probesOf(subject, translation),
        ports,
        pod: podOf(subject, confinement.pod, storage),
        annotations: annotationsOf(subject),
        graceSeconds: secondsOfCompose(definition["stop_grace_period"]),
        storage,
        literals,
        files,
    };
}
const pullPolicies = {
    always: "Always",
    missing: "IfNotPresent",
    if_not_present: "IfNotPresent",
    never: "Never",
};
/** Built images are named without a tag: which of them runs is the release's to say. */
function imageOf({ service, definition }, { repositoryOf, note }) {
    const own = repositoryOf[service];
    if (own !== undefined)
        return own;
    const written = definition.image ?? "";
    const { tag, digest } = (0,image_name/* imageName */.tO)(written);
    if (tag === undefined && digest === undefined) {
        note("look", at(service, "image"), `${written} names no version`, "Any new pod may bring another one: name a version, better a digest.");
    }
    return written;
}
/** Kubernetes puts variables into these words, which Compose has done already. */
function wordsOf(written, { rehost }) {
    return Array.isArray(written) && written.length > 0
        ? written.map((word) => escaped(rehost(String(word))))
        : undefined;
}
function podOf({ definition, settings }, securityContext, { volumes }) {
    const aliases = hostsOf(definition["extra_hosts"]).filter(({ address }) => isAddress(address));
    const addresses = [...new Set(aliases.map(({ address }) => address))].sort();
    const [, architecture] = (definition.platform ?? "").split("/");
    return tidy({
        // Nothing of the app speaks with the API server, and the token would lie under /run/secrets, where ours are.
        automountServiceAccountToken: false,
        hostname: settings.stateful || typeof definition["hostname"] !== "string" ? undefined : definition["hostname"],
        hostAliases: addresses.map((ip) => ({
            ip,
            hostnames: aliases.filter(({ address }) => address === ip).map(({ host }) => host),
        })),
        dnsConfig: {
            nameservers: list(definition["dns"]),
            searches: list(definition["dns_search"]),
            options: list(definition["dns_opt"]).map((option) => {
                const [name = "", value] = option.split(":");
                return value === undefined ? { name } : { name, value };
            }),
        },
        nodeSelector: { "kubernetes.io/arch": architecture },
        securityContext,
        volumes,
    });
}
function annotationsOf({ definition }) {
    const written = definition["annotations"];
    return typeof written === "object" && written !== null && !Array.isArray(written)
        ? written
        : undefined;
}
function list(written) {
    if (typeof written === "string")
        return [written];
    return Array.isArray(written) ? written.map(String) : [];
}

;// CONCATENATED MODULE: ./lib/migrate/ports.js

/** The ports on which the service listens: those that it is asked on, publishes or exposes, else those that are usual. */
function portsOf({ settings, definition, image }) {
    const { ready } = settings;
    const asked = ready === undefined || ready.kind === "command" ? [] : [ready.port];
    const published = (definition.ports ?? []).map(({ target, protocol = "tcp" }) => `${target}/${protocol}`);
    const exposed = (Array.isArray(definition["expose"]) ? definition["expose"].map(String) : []).filter((each) => /^\d+(\/\w+)?$/.test(each));
    const said = [...asked.map(String), ...published, ...exposed, ...(image?.exposes ?? []).map(String)];
    const usual = settings.stateful || said.length === 0 ? usualPorts(definition).map(String) : [];
    const all = new Set([...said, ...usual].map((each) => (each.includes("/") ? each : `${each}/tcp`)));
    const http = ready?.kind === "http" ? ready.port : undefined;
    return [...all]
        .map((each) => {
        const [number, protocol] = each.split("/");
        const port = Number(number);
        if (protocol === "udp")
            return { name: `udp-${port}`, port, protocol: "UDP" };
        return { name: port === http ? "http" : `tcp-${port}`, port };
    })
        .sort((a, b) => a.port - b.port || (a.name < b.name ? -1 : 1));
}

;// CONCATENATED MODULE: ./lib/migrate/waves.js
/**
 * The wave of every service and of every task: after all that it waits for, and as early as that allows. A service's tasks come one
 * after the other and before all that run its image, since the new code of a worker may not meet the old tables.
 */
function wavesOf(settings, imageOf) {
    const known = new Map();
    const wave = (turn, path) => {
        const key = waves_keyOf(turn);
        const before = known.get(key);
        if (before !== undefined)
            return before;
        // Compose refuses circles of depends_on, but `after:` of our own configuration may close one.
        const waits = path.includes(key) ? [] : waitsFor(turn).filter((each) => !path.includes(waves_keyOf(each)));
        const own = waits.reduce((latest, each) => Math.max(latest, wave(each, [...path, key]) + 1), 0);
        known.set(key, own);
        return own;
    };
    return (turn) => wave(turn, []);
    function waitsFor({ service, task }) {
        const { tasks = [], after = [] } = settings[service] ?? {};
        const others = after.map((each) => ({ service: each }));
        if (task !== undefined) {
            const index = tasks.findIndex(({ name }) => name === task);
            const earlier = tasks[index - 1];
            return [...others, ...(earlier === undefined ? [] : [{ service, task: earlier.name }])];
        }
        const owners = Object.keys(settings).filter((each) => imageOf(each) === imageOf(service));
        return [
            ...others,
            ...owners.flatMap((each) => (settings[each]?.tasks ?? []).map(({ name }) => ({ service: each, task: name }))),
        ];
    }
}
function waves_keyOf({ service, task }) {
    return JSON.stringify([service, task]);
}

;// CONCATENATED MODULE: ./lib/migrate/piece.js












/** What every service of an environment becomes, by the service's name. */
function piecesOf(translation) {
    const { settings, loaded, repositoryOf } = translation;
    const waves = wavesOf(settings, (service) => repositoryOf[service] ?? `${loaded.model.services[service]?.image ?? ""} of ${service}`);
    const pieces = [...(0,compose_settings/* neededServices */.S0)(settings)].sort().flatMap((service) => {
        const definition = loaded.model.services[service];
        const own = settings[service];
        if (definition === undefined || own === undefined)
            return [];
        const subject = {
            ...{ service, name: translation.nameOf(service), settings: own },
            definition: (0,placeholders/* singleDollars */.k5)(definition),
            image: translation.imageOf[service],
        };
        return [[service, pieceOf(subject, translation, waves)]];
    });
    return new Map(pieces);
}
function pieceOf(subject, translation, waves) {
    const { service, name, settings, definition } = subject;
    const ports = portsOf(subject);
    const ingredients = ingredientsOf(subject, translation, ports);
    noteLeftovers(subject, translation);
    const placed = { subject, ingredients, translation, wave: waves({ service }) };
    const runsOnce = settings.tests || settings.oneShot;
    if (!runsOnce && ports.length === 0)
        noteUnreachable(subject, translation);
    const infrastructure = infrastructureKind(definition, settings.stateful);
    const { literals, files, storage } = ingredients;
    return {
        ...{ service, name, claims: storage.claims },
        ...(infrastructure === undefined ? {} : { infrastructure }),
        objects: {
            ...(runsOnce ? { job: runOnce() } : running()),
            ...Object.fromEntries(settings.tasks.map((task) => {
                const wave = waves({ service, task: task.name });
                return [`${dnsLabel(task.name)}-job`, taskJob({ ...placed, wave }, task)];
            })),
        },
        configMaps: [
            ...(Object.keys(literals).length === 0 ? [] : [{ name, literals, files: {} }]),
            ...(Object.keys(files).length === 0 ? [] : [{ name: filesName(subject), literals: {}, files }]),
        ],
    };
    function runOnce() {
        if (!settings.tests)
            return job(placed, { name });
        const { timeoutSeconds, junit } = translation.tests ?? {};
        if (junit !== undefined) {
            const instead = 'It stays in the pod, and the tests count by their exit code: for each to count, have them print it as the last thing that they do, and annotate the Job with aip-deploy.junit: "log".';
            translation.note("look", at(service, "labels"), `the tests write their report to ${junit}`, instead);
        }
        return job(placed, {
            name,
            ...(timeoutSeconds === undefined ? {} : { seconds: timeoutSeconds }),
            annotations: { [roleAnnotation]: "tests" },
        });
    }
    function running() {
        const door = ingress(service, translation);
        return {
            ...(settings.stateful ? { statefulset: statefulSet(placed) } : { deployment: deployment(placed) }),
            ...(ports.length === 0 ? {} : { service: workloads_service(subject, ingredients, translation) }),
            ...(door === undefined ? {} : { ingress: door }),
        };
    }
}
/** Without a port there is no Service, and without one nobody finds it by its name. */
function noteUnreachable({ service }, { settings, note }) {
    const waiting = Object.keys(settings).filter((other) => settings[other]?.after.includes(service) === true);
    if (waiting.length === 0)
        return;
    note("look", at(service), "nothing says on which port it listens, and others depend on it", "Write `expose:`, or add a Service by hand.");
}

;// CONCATENATED MODULE: ./lib/migrate/migrate.js
/**
 * A Compose app as manifests for Kustomize, laid out as `base`, `overlays` and `infrastructure`: a first version that a person
 * edits. What could not be carried over, or means something else there, is a note with its line. Nothing is read or written here.
 */





/** The manifests of all environments, and what a person has to look at. */
function manifestsOf(app) {
    const findings = [];
    const environments = app.environments.map(({ name }) => {
        const overlay = dnsLabel((0,conventions/* suffixOf */.jT)(name));
        return { name, overlay, namespace: dnsLabel(`${app.app}-${overlay}`) };
    });
    const laid = app.environments.map((environment, index) => {
        const { overlay = "", namespace = "" } = environments[index] ?? {};
        return { overlay, namespace, pieces: piecesOf(translating(app, environment, findings)) };
    });
    const notes = notesFrom(findings, environments.map(({ name }) => name));
    return { files: layOut(laid), notes, environments };
}
function translating({ app, file, trackedFiles }, environment, findings) {
    const names = namesOf(environment.loaded.model);
    return {
        ...environment,
        app,
        source: { file, trackedFiles },
        nameOf: (service) => names.get(service) ?? dnsLabel(service),
        rehost: rehosting(names),
        note(kind, { service, path, holding, place }, what, instead) {
            const found = place ?? (path === undefined ? undefined : environment.loaded.sources.locate(path, holding));
            findings.push({ kind, what, instead, environment: environment.name, service, place: found });
        },
    };
}

// EXTERNAL MODULE: ./lib/migrate/note-words.js
var note_words = __webpack_require__(10869);
;// CONCATENATED MODULE: ./lib/migrate/page.js


/** `k8s/MIGRATION.md`: what a person has to do about the manifests, what was left out first. */
function migrationPage({ notes, environments }, lines, app) {
    const list = (kind) => notes
        .filter((note) => note.kind === kind)
        .map(note_words/* noteItem */.e)
        .join("\n");
    const [first] = environments;
    const overlay = first === undefined ? "" : first.overlay;
    return [
        "# From Compose to Kubernetes",
        "What `aip-deploy migrate` made of the Compose files: a first version, yours to edit. It is not written again over anything that you changed.",
        "## Not carried over",
        list("left") || "Nothing.",
        "## To look at",
        list("look") || "Nothing.",
        "## What Compose does not know",
        `- [ ] A PodDisruptionBudget for what must not be away while nodes are drained, and more than one replica of it.
- [ ] A HorizontalPodAutoscaler for what has to grow with its load.
- [ ] A NetworkPolicy for what may speak to the databases.`,
        "## How to go on",
        `1. Look at what each overlay comes to: \`kubectl kustomize k8s/overlays/${overlay}\`.
2. Make the namespaces once, with an account that may: \`kubectl apply -f k8s/namespaces.yaml\`.
3. Give whoever deploys no more rights than needed: \`aip-deploy permissions ${first?.name ?? "ENV"}\` prints them.
4. Change the environments in \`aip-deploy.yml\`. Values of secrets are nowhere in \`k8s/\`: the Secret \`${secretName(app)}\` is made in each namespace from where they are now.

\`\`\`yaml
${lines.trimEnd()}
\`\`\``,
        "",
    ]
        .join("\n\n")
        .replace(/\n+$/, "\n");
}

;// CONCATENATED MODULE: ./lib/migrate/target-lines.js





/** The lines of aip-deploy.yml that have the environments deployed to Kubernetes, their Secrets included. */
function targetLines({ app, environments }, migrated) {
    const lines = environments.map((environment) => {
        const sources = secretSources(environment);
        const { overlay = "" } = migrated.find(({ name }) => name === environment.name) ?? {};
        const secrets = Object.keys(sources).length === 0 ? {} : { secrets: { [secretName(app)]: folderOf(sources) ?? sources } };
        return [
            environment.name,
            { target: { kind: "kubernetes", overlay: `k8s/overlays/${overlay}`, ...secrets } },
        ];
    });
    return (0,yaml/* yaml */.o)({ environments: Object.fromEntries(lines) });
}
/** Where the value of each key is found, as the Compose app finds it. */
function secretSources({ loaded, settings, secrets }) {
    const services = [...(0,compose_settings/* neededServices */.S0)(settings)].flatMap((name) => {
        const service = loaded.model.services[name];
        return service === undefined ? [] : [service];
    });
    const mounted = services.flatMap((service) => (service.secrets ?? []).map(({ source }) => source));
    const files = mounted.flatMap((name) => {
        const { file, environment } = loaded.model.secrets?.[name] ?? {};
        if (environment !== undefined)
            return [[environment, { env: environment }]];
        return file === undefined ? [] : [[basename(file), { file: pathIn(loaded.root, file) ?? file }]];
    });
    const named = (0,placeholders/* secretsIn */.VY)(services.map((service) => service.environment ?? {})).map((name) => {
        const known = secrets[name];
        const key = secretKey(name, known);
        return [key, known?.kind === "file" ? { file: known.file } : { env: known?.variable ?? name }];
    });
    return Object.fromEntries([...files, ...named].sort(([a], [b]) => (a < b ? -1 : 1)));
}
/** The one folder that has a file of each key's name. */
function folderOf(sources) {
    const folders = Object.entries(sources).map(([key, source]) => "file" in source && basename(source.file) === key ? dirname(source.file) : undefined);
    return new Set(folders).size === 1 ? folders[0] : undefined;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/migrate/written.js

/** The file beside the manifests that knows which of them nobody has edited. */
const recordFile = ".migrated.json";
/** What may be written: never over a file of somebody else, and with `force` over those that are still as they were written. */
function writingOf(files, { texts, record }, { force }) {
    const paths = Object.keys(files).sort();
    const differs = paths.filter((path) => texts[path] !== files[path]);
    const isOurs = (path) => record[path] === hashOf(texts[path] ?? "");
    const refused = differs.filter((path) => texts[path] !== undefined && !(force && isOurs(path)));
    return {
        write: Object.fromEntries(differs.filter((path) => !refused.includes(path)).map((path) => [path, files[path] ?? ""])),
        unchanged: paths.filter((path) => !differs.includes(path)),
        refused,
        stale: Object.keys(record)
            .filter((path) => !(path in files))
            .sort(),
    };
}
/** The record of what was written, as text. */
function recordOf(files) {
    const entries = Object.keys(files)
        .sort()
        .map((path) => [path, hashOf(files[path] ?? "")]);
    return `${JSON.stringify({ written: Object.fromEntries(entries) }, null, 2)}\n`;
}
/** The record out of its text; one that cannot be read is the same as none. */
function readRecord(text) {
    try {
        const { written } = JSON.parse(text ?? "{}");
        const entries = Object.entries((written ?? {}));
        return Object.fromEntries(entries.flatMap(([path, hash]) => (typeof hash === "string" ? [[path, hash]] : [])));
    }
    catch {
        return {};
    }
}
function hashOf(text) {
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}

// EXTERNAL MODULE: ./lib/source/repository.js + 3 modules
var source_repository = __webpack_require__(19573);
// EXTERNAL MODULE: ./lib/release/route.js
var route = __webpack_require__(83764);
// EXTERNAL MODULE: ./lib/release/survey.js + 4 modules
var survey = __webpack_require__(7596);
;// CONCATENATED MODULE: ./lib/release/commands/migrate.js
















const folder = "k8s";
/** Writes manifests for Kubernetes from the Compose app; nothing that somebody else wrote or edited is touched. */
async function migrate(app, wish) {
    const source = await composeApp(app);
    const manifests = manifestsOf(source);
    const lines = targetLines(source, manifests.environments);
    const files = { ...manifests.files, "MIGRATION.md": migrationPage(manifests, lines, source.app) };
    const root = (0,external_node_path_.join)(app.config.root, folder);
    const { write, unchanged, refused, stale } = writingOf(files, await existing(root, files), wish);
    if (refused.length > 0)
        throw inTheWay(refused);
    if (!wish.dryRun) {
        for (const [path, text] of Object.entries(write))
            await put((0,external_node_path_.join)(root, path), text);
        await put((0,external_node_path_.join)(root, recordFile), recordOf(files));
    }
    return {
        ...{ command: "migrate", app: source.app, dryRun: wish.dryRun, environments: manifests.environments },
        written: Object.keys(write).map(placed),
        unchanged: unchanged.map(placed),
        stale: stale.map(placed),
        notes: manifests.notes,
        lines,
    };
}
async function composeApp(app) {
    const { config, runner, variables, redactor, prefix } = app;
    const repository = app.repository ?? (await (0,source_repository/* openRepository */.h)(config.root, runner));
    const looked = await (0,survey/* survey */.F)({
        ...{ config, repository, runner, variables, registry: prefix, learn: redactor.learn },
        ...{ deploying: undefined, rebuildStamp: undefined },
    });
    const paths = new Set(looked.environments.flatMap(({ loaded }) => (0,mounts/* mountedPaths */.r5)(loaded)));
    const facts = await (0,compose_facts/* gitFacts */.g)(config.root, [...paths], runner);
    return {
        app: config.app,
        environments: looked.environments.map((environment) => composeEnvironment(environment, looked)),
        file: (path) => textFile((0,external_node_path_.join)(config.root, path)),
        trackedFiles: (path) => facts.trackedFiles(path),
    };
}
function composeEnvironment(environment, { images }) {
    const { config, loaded, settings, audit, tests, secrets } = environment;
    const services = Object.keys(loaded.model.services);
    const repositories = new Map(images.map(({ name, repository }) => [name, repository]));
    return {
        ...{ name: config.name, loaded, settings, mounts: audit.mounts, tests, secrets, url: config.url },
        frontDoor: (0,route/* frontDoor */.a)(loaded.model, settings),
        repositoryOf: Object.fromEntries(services.flatMap((service) => {
            const repository = repositories.get(environment.imageOf[service] ?? "");
            return repository === undefined ? [] : [[service, repository]];
        })),
        imageOf: Object.fromEntries(services.flatMap((service) => {
            const build = (0,compose_images/* buildOf */.Y)(loaded.model, service);
            const dockerfile = build === undefined ? undefined : (0,compose_dockerfile/* readDockerfile */.n_)(build);
            return dockerfile === undefined ? [] : [[service, imageFacts(dockerfile, build?.target)]];
        })),
    };
}
function textFile(path) {
    const bytes = (0,external_node_fs_.readFileSync)(path);
    if (bytes.includes(0))
        return undefined;
    return { text: bytes.toString("utf8"), executable: ((0,external_node_fs_.statSync)(path).mode & 0o111) !== 0 };
}
async function existing(root, files) {
    const read = await Promise.all(Object.keys(files).map(async (path) => {
        const text = await textAt((0,external_node_path_.join)(root, path));
        return text === undefined ? [] : [[path, text]];
    }));
    return { texts: Object.fromEntries(read.flat()), record: readRecord(await textAt((0,external_node_path_.join)(root, recordFile))) };
}
/** A folder where a file should be is in the way like any file of somebody else. */
async function textAt(path) {
    const found = await (0,promises_.stat)(path).catch(() => undefined);
    if (found === undefined)
        return undefined;
    return found.isFile() ? await (0,promises_.readFile)(path, "utf8") : "";
}
async function put(path, text) {
    await (0,promises_.mkdir)((0,external_node_path_.dirname)(path), { recursive: true });
    await (0,promises_.writeFile)(path, text);
}
function inTheWay(refused) {
    const list = refused.map((path) => `\n  ${placed(path)}`).join("");
    const hint = "Move them away, or keep them: nothing was written. --force replaces those that migrate wrote and nobody edited.";
    return new errors/* UsageError */.eb(`migrate: these files are there already and differ:${list}`, { hint });
}
function placed(path) {
    return `${folder}/${path}`;
}


/***/ })

};
