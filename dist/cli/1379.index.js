export const id = 1379;
export const ids = [1379];
export const modules = {

/***/ 2327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ newFileIn),
/* harmony export */   g: () => (/* binding */ gitFacts)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _command_command_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2048);



/** A file name that nobody has: asked about to learn whether a folder's new files are ignored. */
function newFileIn(path) {
    return path === "" ? ".aip-deploy-new-file" : `${path}/.aip-deploy-new-file`;
}
/** The facts about just these paths, asked from git with two commands. */
async function gitFacts(root, paths, runner) {
    const existing = paths.filter((path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)));
    const asked = [...new Set(paths.flatMap((path) => [path, newFileIn(path)]))].filter((path) => path !== "");
    const [tracked, ignored] = await Promise.all([
        existing.length === 0 ? [] : list(runner, trackedFiles(root, existing)),
        asked.length === 0 ? [] : list(runner, ignoredPaths(root, asked)),
    ]);
    const isIgnored = new Set(ignored.map((path) => path.replace(/^\.\//, "")));
    return {
        trackedFiles: (path) => tracked.filter((file) => path === "" || file === path || file.startsWith(`${path}/`)),
        isIgnored: (path) => isIgnored.has(path),
        exists: (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path)),
        isFolder: (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, path), { throwIfNoEntry: false })?.isDirectory() === true,
    };
}
function trackedFiles(root, paths) {
    const below = paths.map((path) => (path === "" ? "." : path));
    return { ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G5)("git", "--literal-pathspecs", "ls-files", "-z", "--", below), cwd: root };
}
/** `check-ignore` knows no literal paths; the dot in front keeps a colon from meaning anything. */
function ignoredPaths(root, paths) {
    const stdin = paths.map((path) => `./${path}`).join("\0");
    return { ...(0,_command_command_js__WEBPACK_IMPORTED_MODULE_2__/* .command */ .G5)("git", "check-ignore", "-z", "--no-index", "--stdin"), cwd: root, stdin };
}
async function list(runner, asking) {
    // check-ignore answers 1 when nothing is ignored.
    const { stdout } = await runner.run(asking, { accept: [0, 1] });
    return stdout.split("\0").filter((path) => path !== "");
}


/***/ }),

/***/ 3311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cS: () => (/* binding */ mountsOf),
/* harmony export */   d2: () => (/* binding */ placedState),
/* harmony export */   iU: () => (/* binding */ unplacedState),
/* harmony export */   r5: () => (/* binding */ mountedPaths)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _dockerfile_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1260);
/* harmony import */ var _facts_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2327);
/* harmony import */ var _images_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2748);
/* harmony import */ var _placeholders_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7228);
/* harmony import */ var _stateful_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1710);






/** Decides every bind mount of these services, and the anonymous volumes that only shield a dropped one. */
function mountsOf(loaded, services, context) {
    return [...services].sort().flatMap((service) => {
        const mounts = loaded.model.services[service]?.volumes ?? [];
        const build = (0,_images_js__WEBPACK_IMPORTED_MODULE_3__/* .buildOf */ .Y)(loaded.model, service);
        const binds = mounts
            .filter(({ type, source }) => type === "bind" && source !== undefined)
            .map((mount) => decide({ service, mount, build, root: loaded.root, ...context }));
        const dropped = binds.filter(({ decision }) => decision === "drop").map(({ mount }) => mount.target);
        const shields = mounts.filter(({ type, source, target }) => type === "volume" && source === undefined && dropped.some((each) => within(target, each)));
        const why = "only kept the mounted sources from hiding the image's own files";
        return [
            ...binds,
            ...shields.map((mount) => ({ service, target: mount.target, mount, decision: "drop", why })),
        ];
    });
}
/** The paths inside the checkout that bind mounts name; what facts are needed about. */
function mountedPaths({ root, model }) {
    const sources = Object.values(model.services).flatMap(({ volumes = [] }) => volumes.flatMap(({ type, source }) => (type === "bind" && source !== undefined ? [pathIn(root, source)] : [])));
    return [...new Set(sources.filter((path) => path !== undefined))].sort();
}
/** State in the checkout that nothing says the place of: each path once, with the lines to add. */
function unplacedState(loaded, decisions, environment) {
    const unplaced = decisions.filter(({ decision, source }) => decision === "state" && source === undefined);
    const first = unplaced.filter(({ path }, index) => unplaced.findIndex((each) => each.path === path) === index);
    return first.map(({ service, mount, path = "", why }) => ({
        ...loaded.sources.locate(["services", service, "volumes"], [`./${path}:`, path, mount.target]),
        path: `services.${service}.volumes`,
        message: `./${path} is mounted at ${mount.target} and holds state: ${why}`,
        hint: [
            "Say where it lives on the host, and move it there:",
            `  environments:`,
            `    ${environment.name}:`,
            `      state:`,
            `        ./${path}: /srv/${loaded.model.name}/${path}`,
        ].join("\n"),
    }));
}
function decide(question) {
    const { service, mount, root, facts, environment } = question;
    const path = pathIn(root, mount.source ?? "");
    const about = { service, target: mount.target, mount };
    if (path === undefined)
        return { ...about, decision: "host", why: "lies outside of the checkout" };
    const source = placedState(environment, path);
    if (source !== undefined)
        return { ...about, decision: "state", path, source, why: "the environment says where it lives" };
    const state = stateIn(path, mount, facts);
    if (state !== undefined)
        return { ...about, decision: "state", path, why: state };
    const reason = facts.isFolder(path) ? sourceReason(question) : undefined;
    if (reason === undefined)
        return { ...about, decision: "capture", path, why: "is tracked by git" };
    if (environment.sourceMounts === "keep")
        return { ...about, decision: "host", path, why: `${reason}; kept for live reload` };
    return { ...about, decision: "drop", path, why: reason };
}
/** Relative to the root; `undefined` for what lies outside of it. */
function pathIn(root, source) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(root, (0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .singleDollars */ .k5)(source));
    return path === ".." || path.startsWith("../") || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? undefined : path;
}
/** Where the environment says that the path lives: its own line, else that of the nearest folder above it. */
function placedState({ state }, path) {
    const lines = Object.entries(state).map(([written, host]) => ({ folder: node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(written, "."), host }));
    const above = lines.filter(({ folder }) => within(path, folder)).sort((a, b) => b.folder.length - a.folder.length);
    const [nearest] = above;
    return nearest === undefined ? undefined : node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(nearest.host, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(nearest.folder, path));
}
/** Why the path holds state; `undefined` when git has it. */
function stateIn(path, mount, facts) {
    if (!facts.exists(path))
        return "it is not in the repository and would be made when the service starts";
    const tracked = facts.trackedFiles(path);
    if (tracked.length === 0)
        return facts.isIgnored(path) ? "git ignores it" : "git does not track it";
    if (!facts.isFolder(path))
        return undefined;
    if (tracked.every(isPlaceholder))
        return "the repository holds only a placeholder of it";
    if ((0,_stateful_js__WEBPACK_IMPORTED_MODULE_5__/* .isDataDirectory */ .S)(mount.target))
        return `a database keeps its data at ${mount.target}`;
    if (mount.read_only !== true && path !== "" && facts.isIgnored((0,_facts_js__WEBPACK_IMPORTED_MODULE_2__/* .newFileIn */ .U)(path)))
        return "git ignores what is written into it";
    return undefined;
}
function isPlaceholder(file) {
    return /^(\.gitkeep|\.keep|\.gitignore|\.placeholder|\.empty)$/.test(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.basename(file));
}
/** Why the mounted folder is what the image itself was made from; `undefined` when it is something else. */
function sourceReason({ mount, build, dockerfile }) {
    if (build === undefined || mount.source === undefined)
        return undefined;
    const stage = stageOf(build, dockerfile);
    const over = stage?.workdir !== undefined && within(stage.workdir, mount.target);
    if (over)
        return `it covers ${stage.workdir ?? ""}, where the image has its own files`;
    const contexts = [build.context, ...Object.values(build.additional_contexts ?? {})].filter(_dockerfile_js__WEBPACK_IMPORTED_MODULE_1__/* .isLocal */ .IX);
    if (!contexts.some((context) => within((0,_placeholders_js__WEBPACK_IMPORTED_MODULE_4__/* .singleDollars */ .k5)(mount.source ?? ""), context)))
        return undefined;
    const places = [...(stage?.copies ?? []), ...(stage?.workdir === undefined ? [] : [stage.workdir])];
    const covered = places.length === 0 || places.some((place) => within(mount.target, place) || within(place, mount.target));
    return covered ? "it is what the image was built from" : undefined;
}
function stageOf(build, dockerfile) {
    const text = dockerfile(build);
    return text === undefined ? undefined : (0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_1__/* .finalStage */ .BD)((0,_dockerfile_js__WEBPACK_IMPORTED_MODULE_1__/* .parseDockerfile */ .Ai)(text), build.target);
}
function within(path, folder) {
    const trimmed = folder.replace(/\/$/, "");
    return path === trimmed || path === folder || path.startsWith(`${trimmed}/`);
}


/***/ }),

/***/ 6141:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ hostsOf)
/* harmony export */ });
/** The machines that a target reaches over SSH; `undefined`: it has none. */
function hostsOf(target) {
    return target.kind === "compose" ? target.hosts : undefined;
}


/***/ }),

/***/ 3764:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ publicRoute),
/* harmony export */   a: () => (/* binding */ frontDoor)
/* harmony export */ });
const frontDoors = ["gateway", "proxy", "nginx", "traefik", "caddy", "haproxy", "ingress", "web", "frontend", "app"];
/**
 * Where the app's users reach it on its own machine, when nothing says it: the published port of the service that is
 * named like a front door, or the only port that anything publishes. `undefined` when that is not clear, and for several
 * hosts: whatever stands before them has an address that only people know.
 */
function publicRoute(model, settings, hosts = []) {
    const chosen = chosenPort(model, settings);
    if (chosen === undefined || hosts.length > 1)
        return undefined;
    return urlOf(chosen.port, hosts[0]);
}
/** The service that users come in by, and its port inside of the container; `undefined` when that is not clear. */
function frontDoor(model, settings) {
    const chosen = chosenPort(model, settings);
    return chosen === undefined ? undefined : { service: chosen.name, port: chosen.port.target };
}
function chosenPort(model, settings) {
    const published = Object.entries(model.services)
        .filter(([name]) => settings[name]?.active === true && !settings[name].stateful)
        .flatMap(([name, { ports = [] }]) => ports.filter(isReachable).map((port) => ({ name, port })));
    const door = frontDoors
        .map((word) => published.find(({ name }) => name.split(/[-_]/).includes(word)))
        .find((each) => each !== undefined);
    return door ?? (published.length === 1 ? published[0] : undefined);
}
function isReachable({ published, protocol }) {
    return published !== undefined && /^\d+$/.test(published) && (protocol ?? "tcp") === "tcp";
}
function urlOf({ published = "", host_ip: ip }, on) {
    const isOpen = ip === undefined || ip === "" || ip === "0.0.0.0" || ip === "::";
    // What a host publishes for itself alone cannot be reached from here.
    if (on !== undefined && /^(?:127\.|::1$|localhost$)/.test(ip ?? ""))
        return undefined;
    const host = isOpen ? (on?.host ?? "127.0.0.1") : ip;
    const scheme = published === "443" ? "https" : "http";
    return `${scheme}://${host.includes(":") ? `[${host}]` : host}:${published}/`;
}


/***/ }),

/***/ 7596:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  F: () => (/* binding */ survey)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/compose/dockerfile.js
var dockerfile = __webpack_require__(1260);
// EXTERNAL MODULE: ./lib/compose/image-name.js
var image_name = __webpack_require__(1949);
// EXTERNAL MODULE: ./lib/compose/images.js
var compose_images = __webpack_require__(2748);
// EXTERNAL MODULE: ./lib/compose/labels.js
var labels = __webpack_require__(3417);
// EXTERNAL MODULE: ./lib/compose/mounts.js
var compose_mounts = __webpack_require__(3311);
// EXTERNAL MODULE: ./lib/compose/settings.js
var compose_settings = __webpack_require__(9315);
;// CONCATENATED MODULE: ./lib/compose/audit.js






/** Looks through the model of one environment for what works by hand in a checkout and not, or not well, as a release. */
function audit(loaded, settings, context) {
    const services = (0,compose_settings/* neededServices */.S0)(settings);
    const mounts = (0,compose_mounts/* mountsOf */.cS)(loaded, services, { ...context, dockerfile: quietly(context.dockerfile ?? dockerfile/* readDockerfile */.n_) });
    const notes = notesOn(loaded);
    const each = [...services].sort().flatMap((name) => {
        const service = loaded.model.services[name];
        return service === undefined ? [] : [{ name, service }];
    });
    return {
        mounts,
        problems: [
            ...(0,compose_mounts/* unplacedState */.iU)(loaded, mounts, context.environment),
            ...boundVolumes(loaded),
            ...each.flatMap(({ name, service }) => [
                ...wrongLabels(name, service, loaded),
                ...inactiveDependencies(name, service, settings, loaded),
            ]),
        ],
        notes: [
            ...each.flatMap(({ name, service }) => serviceNotes(name, service, notes)),
            ...imageNotes(each, loaded),
            ...droppedNote(mounts, notes),
            ...mountNotes(mounts, notes),
            ...externalNotes(loaded, notes),
        ],
    };
}
function notesOn({ sources }) {
    return (path, text, holding) => {
        const place = sources.locate(path, holding);
        return place === undefined ? text : `${place.file}:${place.line}: ${text}`;
    };
}
function serviceNotes(name, service, note) {
    const at = (key) => ["services", name, key];
    const fixed = service.container_name;
    return [
        fixed === undefined
            ? ""
            : note(at("container_name"), `${name} has the fixed container name ${fixed}: it is stopped before it is replaced`),
        service.network_mode === "host"
            ? note(at("network_mode"), `${name} uses the host's network: its ports are not its own`)
            : "",
        service["privileged"] === true
            ? note(at("privileged"), `${name} is privileged: it can do on the host what root can`)
            : "",
    ].filter((each) => each !== "");
}
function imageNotes(services, { model, sources }) {
    const foreign = services.filter(({ name }) => (0,compose_images/* buildOf */.Y)(model, name) === undefined);
    const about = (moving) => {
        const images = new Map();
        for (const { name, service } of foreign) {
            const { tag, digest } = (0,image_name/* imageName */.tO)(service.image ?? "");
            if (digest !== undefined || (tag === undefined || tag === "latest") !== moving || images.has(service.image ?? ""))
                continue;
            const place = sources.locate(["services", name, "image"]);
            images.set(service.image ?? "", place === undefined ? "" : ` (${place.file}:${place.line})`);
        }
        return [...images].map(([image, place]) => `${image}${place}`).join(", ");
    };
    const [latest, tagged] = [about(true), about(false)];
    return [
        latest === "" ? "" : `no version is named, so any day may bring another one: ${latest}`,
        tagged === "" ? "" : `a tag and no digest is named, so what it stands for may change: ${tagged}`,
    ].filter((each) => each !== "");
}
function mountNotes(mounts, note) {
    return mounts.flatMap(({ service, mount, decision, path }) => {
        const { source = "", target } = mount;
        const say = (text) => [note(["services", service, "volumes"], text, [source, path ?? target, target])];
        if (decision !== "host" || path !== undefined || isOfEveryHost(source))
            return [];
        if (/docker\.sock$/.test(source))
            return say(`${service} reaches the engine through ${source}: it can do on the host what root can`);
        return say(`${service} needs ${source} on the host: it lies outside of the checkout`);
    });
}
/** One sentence for all of them: a dev overlay mounts the sources into every service, and the reason is always the same. */
function droppedNote(mounts, note) {
    const dropped = mounts.filter(({ decision, path }) => decision === "drop" && path !== undefined);
    const [first] = dropped;
    if (first === undefined)
        return [];
    const { service, mount, path = "" } = first;
    const names = [...new Set(dropped.map((each) => each.service))];
    const who = names.length > 4 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more services` : names.join(", ");
    const text = `sources mounted into ${who} stay out, so that the images' own files run (./${path} at ${mount.target}: ${first.why})`;
    return [note(["services", service, "volumes"], text, [mount.source ?? "", path, mount.target])];
}
/** Files and folders that each host has anyway. */
function isOfEveryHost(source) {
    return /^\/(etc\/(localtime|timezone|passwd|group|hosts|ssl|ca-certificates)|proc|sys|dev|run|var\/run\/(?!docker)|lib\/modules|usr\/share\/zoneinfo)(\/|$)/.test(source);
}
function externalNotes({ model }, note) {
    return ["volumes", "networks"].flatMap((kind) => Object.entries(model[kind] ?? {}).flatMap(([key, value]) => {
        const { external, name = key } = (value ?? {});
        const noun = kind.slice(0, -1);
        return external === true
            ? [note([kind, key], `${noun} ${name} is external: it must exist on the host before`)]
            : [];
    }));
}
/** A named volume that a driver option binds to the checkout is a bind mount in disguise. */
function boundVolumes({ model, root, sources }) {
    return Object.entries(model.volumes ?? {}).flatMap(([key, value]) => {
        const { driver_opts: options = {} } = (value ?? {});
        const { device = "" } = options;
        if (device !== root && !device.startsWith(`${root}/`))
            return [];
        const message = `volume ${key} lives in the checkout (${device}), which the target does not have`;
        const hint = "Write a path of the host, or leave `driver_opts` out.";
        return [{ ...sources.locate(["volumes", key, "driver_opts", "device"]), path: `volumes.${key}`, message, hint }];
    });
}
function wrongLabels(name, service, { sources }) {
    return Object.entries((0,labels/* labelsOf */.P)(service).wrong).map(([label, message]) => ({
        ...sources.locate(["services", name, "labels"], [label]),
        path: `services.${name}.labels`,
        message: `${label} ${message}`,
    }));
}
function inactiveDependencies(name, service, settings, { sources }) {
    if (settings[name]?.active !== true)
        return [];
    return Object.entries(service.depends_on ?? {}).flatMap(([other, { required }]) => {
        if (required === false || settings[other]?.active === true)
            return [];
        const message = `${name} depends on ${other}, which is behind a profile that is not on`;
        const hint = `Switch its profile on under \`profiles:\`, or write \`required: false\` at the dependency.`;
        return [
            {
                ...sources.locate(["services", name, "depends_on"], [other]),
                path: `services.${name}.depends_on`,
                message,
                hint,
            },
        ];
    });
}
function quietly(read) {
    return (build) => {
        try {
            return read(build);
        }
        catch {
            return undefined;
        }
    };
}

// EXTERNAL MODULE: ./lib/compose/facts.js
var compose_facts = __webpack_require__(2327);
// EXTERNAL MODULE: ./lib/config/conventions.js
var conventions = __webpack_require__(4990);
// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(7228);
;// CONCATENATED MODULE: ./lib/compose/set-apart.js





/**
 * The model of an environment that lives on one host with the environment that it was made like: what an engine has only
 * once is its own. Fixed container names and addresses go, volumes and networks are named after the project, state on the
 * host becomes a volume, and published ports are moved to the environment's own. What would still be shared is a problem.
 */
function setApart(loaded, settings, environment) {
    const { model } = loaded;
    const ports = portsOf(model, settings, environment.apart);
    const kept = {};
    const services = Object.fromEntries(Object.entries(model.services).map(([name, service]) => {
        const { container_name: _fixed, volumes, networks, ports: _theirs, ...rest } = service;
        const own = {
            ...rest,
            ...(networks === undefined ? {} : { networks: mapValues(networks, withoutAddresses) }),
            ...(ports.of[name] === undefined ? {} : { ports: ports.of[name] }),
            ...(volumes === undefined ? {} : { volumes: volumes.map((mount) => ownMount(mount)) }),
        };
        return [name, own];
    }));
    const volumes = { ...mapValues(model.volumes ?? {}, named(model.name)), ...kept };
    const networks = mapValues(model.networks ?? {}, (value, key) => withoutAddresses(named(model.name)(value, key)));
    return {
        ...loaded,
        model: { ...model, services, volumes, networks },
        problems: [...loaded.problems, ...ports.problems, ...sharedWith(loaded, settings, environment)],
    };
    function ownMount(mount) {
        const path = stateOn(environment, loaded.root, mount);
        if (path === undefined)
            return mount;
        const key = `state-${(0,conventions/* slug */.yR)(path)}`;
        kept[key] = { name: `${model.name}_${key}` };
        const { bind: _bind, source: _source, ...rest } = mount;
        return { ...rest, type: "volume", source: key };
    }
}
/** The path in the checkout whose state the environment keeps on the host. */
function stateOn(environment, root, { type, source }) {
    if (type !== "bind" || source === undefined)
        return undefined;
    const path = (0,external_node_path_.relative)(root, (0,placeholders/* singleDollars */.k5)(source));
    return (0,compose_mounts/* placedState */.d2)(environment, path) === undefined ? undefined : external_node_path_.posix.join(path, ".");
}
/** One port after the other, by service and in the order in which they are written. */
function portsOf({ services }, settings, { firstPort, ports: room }) {
    const of = {};
    let taken = 0;
    for (const name of Object.keys(services).sort()) {
        const isRun = settings[name]?.active === true;
        const published = services[name]?.ports ?? [];
        if (published.length === 0)
            continue;
        of[name] = published.flatMap((port) => {
            if (port.published === undefined || port.published === "")
                return [port];
            return isRun ? [{ ...port, published: String(firstPort + taken++) }] : [];
        });
    }
    if (taken <= room)
        return { of, problems: [] };
    const message = `the app publishes ${taken} ports, and a preview has ${room}`;
    return { of, problems: [{ path: "previews", message, hint: "Publish only the front door." }] };
}
/** What is written as another name than the project's would be the same volume or network for both. */
function named(project) {
    return (value, key) => {
        if (!isMap(value))
            return { name: `${project}_${key}` };
        return value["external"] === true ? value : { ...value, name: `${project}_${key}` };
    };
}
/** Addresses that somebody fixed belong to the other environment. */
function withoutAddresses(value) {
    if (!isMap(value))
        return value;
    const { ipam: _ranges, ipv4_address: _v4, ipv6_address: _v6, mac_address: _mac, ...rest } = value;
    return rest;
}
function sharedWith({ model, sources, root }, settings, { name }) {
    const volumes = Object.entries(model.volumes ?? {}).flatMap(([key, value]) => {
        if (!isMap(value))
            return [];
        const { external, name: called, driver_opts: options } = value;
        const place = isMap(options) ? options["device"] : undefined;
        const isShared = (external === true && !isOwn(called, name)) || (place !== undefined && !isOwn(place, name));
        if (!isShared)
            return [];
        return [
            {
                ...sources.locate(["volumes", key]),
                path: `volumes.${key}`,
                message: `is one place for all, so ${name} would work on the data of another environment`,
                hint: "Leave `external:` and `device:` out, or put `${PREVIEW:-dev}` into the name.",
            },
        ];
    });
    const services = Object.entries(model.services).filter(([key]) => settings[key]?.active === true);
    const mounts = services.flatMap(([service, { volumes: all = [] }]) => all.flatMap((mount) => {
        const source = (0,placeholders/* singleDollars */.k5)(mount.source ?? "");
        const isShared = mount.type === "bind" && mount.read_only !== true && (0,external_node_path_.relative)(root, source).startsWith("..");
        if (!isShared || isOfEveryHost(source) || source.endsWith("docker.sock") || isOwn(source, name))
            return [];
        return [
            {
                ...sources.locate(["services", service, "volumes"], [source, mount.target]),
                path: `services.${service}.volumes`,
                message: `${source} on the host is written by ${name} and by the environment that it is made like`,
                hint: "Mount it `read_only`, use a named volume, or put `${PREVIEW:-dev}` into the path.",
            },
        ];
    }));
    const hosts = services.flatMap(([service, { network_mode: mode }]) => mode === "host"
        ? [
            {
                ...sources.locate(["services", service, "network_mode"]),
                path: `services.${service}.network_mode`,
                message: `uses the host's network, so ${name} would meet the ports of another environment`,
                hint: "Publish ports instead.",
            },
        ]
        : []);
    return [...volumes, ...mounts, ...hosts];
}
/** Whoever put the preview's name into it has seen to it. */
function isOwn(text, name) {
    return typeof text === "string" && new RegExp(`(^|[^a-z0-9])${name}($|[^a-z0-9])`).test(text);
}
function isMap(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
function mapValues(map, to) {
    return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, to(value, key)]));
}

// EXTERNAL MODULE: ./lib/config/hosts.js
var config_hosts = __webpack_require__(6141);
;// CONCATENATED MODULE: ./lib/compose/side-by-side.js

/** What keeps environments on one target from living side by side, or one from living at all; each pair once. */
function sideBySide(neighbours) {
    const claims = neighbours.map((each) => ({ engines: enginesOf(each.environment), claims: claimsOf(each) }));
    return claims.flatMap((own, index) => [
        ...withinOne(own.claims),
        ...claims
            .slice(index + 1)
            .flatMap((other) => own.engines.some((engine) => other.engines.includes(engine)) ? between(own.claims, other.claims) : []),
    ]);
}
/** Where files are kept, as whom a host is reached and in which order says nothing about which engine runs them. */
function enginesOf({ target }) {
    const hosts = (0,config_hosts/* hostsOf */.P)(target);
    return hosts === undefined ? ["this machine's"] : hosts.all.map(({ host, port = 22 }) => `${host}:${port}`);
}
function withinOne(claims) {
    return claims.flatMap((first, index) => claims.slice(index + 1).flatMap((second) => (first.meets(second) ? [conflict(first, second)] : [])));
}
function between(left, right) {
    return left.flatMap((first) => right.flatMap((second) => (first.meets(second) ? [conflict(first, second)] : [])));
}
function conflict(first, second) {
    const at = first.place === undefined ? "" : ` (${first.place.file}:${first.place.line})`;
    const who = (claim) => [claim.service, claim.environment].filter((each) => each !== "").join(" in ");
    return {
        ...second.place,
        message: `${second.what} is used by ${who(first)}${at} and by ${who(second)}, and the engine has it only once`,
        hint: second.hint,
    };
}
function claimsOf({ environment, loaded, settings }) {
    const { model, sources } = loaded;
    const claim = (service, what, path, hint, more = {}) => ({
        environment: environment.name,
        service,
        what,
        place: sources.locate(path),
        meets: (other) => other.what === what,
        hint,
        ...more,
    });
    const active = Object.entries(model.services).filter(([name]) => settings[name]?.active === true);
    return [
        claim("", `the project name ${model.name}`, ["name"], `Set \`project:\` for one of the environments, or leave \`name:\` out.`),
        ...active.flatMap(([service, { container_name: name }]) => name === undefined
            ? []
            : [
                claim(service, `the container name ${name}`, ["services", service, "container_name"], "Leave `container_name:` out, or put the environment into it."),
            ]),
        ...active.flatMap(([service, { ports = [] }]) => ports.flatMap((published) => {
            const port = portOf(published);
            if (port === undefined)
                return [];
            const what = `host port ${describePort(port)}`;
            const hint = "Write the port as a variable, for example `${PORT:-8080}:80`, with another value in each env file.";
            const place = sources.locate(["services", service, "ports"], [`${port.from}`, `${published.target}`]);
            return [
                claim(service, what, [], hint, {
                    port,
                    place,
                    meets: (other) => other.port !== undefined && overlaps(port, other.port),
                }),
            ];
        })),
        ...Object.entries(model.volumes ?? {}).flatMap(([key, value]) => {
            const { name = "", external } = (value ?? {});
            if (external === true || name === "" || name === `${model.name}_${key}`)
                return [];
            return [
                claim("", `the volume ${name}`, ["volumes", key, "name"], "Leave the volume's `name:` out, or mark it `external: true` if both are meant to share it."),
            ];
        }),
    ];
}
function portOf({ published = "", host_ip: address = "", protocol = "tcp" }) {
    const [from, to = from] = published.split("-").map(Number);
    if (published === "" || from === undefined || to === undefined || !(from > 0))
        return undefined;
    return { address: isEvery(address) ? "" : address, from, to, protocol };
}
function isEvery(address) {
    return address === "" || address === "0.0.0.0" || address === "::";
}
function describePort({ address, from, to, protocol }) {
    const range = from === to ? `${from}` : `${from}-${to}`;
    return `${address === "" ? "" : `${address}:`}${range}${protocol === "tcp" ? "" : `/${protocol}`}`;
}
function overlaps(left, right) {
    const address = left.address === "" || right.address === "" || left.address === right.address;
    return address && left.protocol === right.protocol && left.from <= right.to && right.from <= left.to;
}

// EXTERNAL MODULE: ./lib/config/place.js
var place = __webpack_require__(2413);
// EXTERNAL MODULE: ./lib/config/suggest.js
var suggest = __webpack_require__(1236);
;// CONCATENATED MODULE: ./lib/config/check-against-model.js


/**
 * Names in the configuration that the Compose model of an environment does not know. A service or image that exists in
 * another environment only is no mistake: give the other environments' models, else it is reported.
 */
function checkAgainstModel(config, environmentName, model, otherModels = []) {
    const services = Object.keys(model.services);
    const models = [model, ...otherModels];
    const anywhere = [...new Set(models.flatMap(({ services }) => Object.keys(services)))];
    const images = [...new Set(models.flatMap(imageNames))];
    return [
        ...unknownKeys("services", Object.keys(config.services), anywhere, "service"),
        ...unknownAfter(config, anywhere),
        ...unknownKeys("images", Object.keys(config.images), images, "image that is built"),
        ...unknownTestService(config, environmentName, services),
    ].map((finding) => (0,place/* problemIn */.Dk)(config, finding));
}
function unknownKeys(section, names, known, noun) {
    return names
        .filter((name) => !known.includes(name))
        .map((name) => ({
        path: [section, name],
        message: `the Compose files have no ${noun} "${name}"`,
        hint: (0,suggest/* hintFor */.J)(name, known),
        atKey: true,
    }));
}
function unknownAfter(config, known) {
    return Object.entries(config.services).flatMap(([name, { after }]) => after
        .filter((other) => !known.includes(other))
        .map((other) => ({
        path: ["services", name, "after"],
        message: `the Compose files have no service "${other}"`,
        hint: (0,suggest/* hintFor */.J)(other, known),
    })));
}
function unknownTestService(config, environmentName, known) {
    const run = config.environments.find(({ name }) => name === environmentName)?.tests?.run;
    if (run?.kind !== "service" || known.includes(run.service))
        return [];
    const path = ["environments", environmentName, "tests", "service"];
    return [
        {
            path,
            message: `the Compose files of ${environmentName} have no service "${run.service}"`,
            hint: (0,suggest/* hintFor */.J)(run.service, known),
        },
    ];
}
/** Every name that an image could go by: the last part of its repository, and the services that build it. */
function imageNames(model) {
    return Object.entries(model.services).flatMap(([service, { image, build }]) => build === undefined ? [] : image === undefined ? [service] : [lastPart(image)]);
}
function lastPart(image) {
    const [withoutDigest = image] = image.split("@");
    const name = withoutDigest.slice(withoutDigest.lastIndexOf("/") + 1);
    return name.replace(/:.*$/, "");
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/source/content-keys.js + 2 modules
var content_keys = __webpack_require__(313);
// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(7800);
// EXTERNAL MODULE: ./lib/release/environment-model.js + 4 modules
var environment_model = __webpack_require__(8234);
// EXTERNAL MODULE: ./lib/release/naming.js
var naming = __webpack_require__(5001);
;// CONCATENATED MODULE: ./lib/release/survey.js

















/** Looks at everything before anything is done. Throws one `ConfigError` with all that is wrong in any environment. */
async function survey(input) {
    const { config, repository, rebuildStamp } = input;
    const absent = absentSecrets(input);
    const loaded = await loadAll(input, absent);
    const facts = await (0,compose_facts/* gitFacts */.g)(config.root, [...new Set(loaded.flatMap(({ model }) => (0,compose_mounts/* mountedPaths */.r5)(model)))], input.runner);
    const environments = loaded.map(({ environment, found: { secrets, values, notes }, model }) => {
        const settings = (0,compose_settings/* settingsOf */.f5)(model, config, environment);
        const { images, problems } = (0,compose_images/* imagesOf */.I)(model, {
            config,
            registry: input.registry,
            services: (0,compose_settings/* neededServices */.S0)(settings),
        });
        // On a cluster the Compose files say how images are built, and nothing of how they run.
        const onCompose = environment.target.kind === "compose";
        const found = onCompose ? audit(model, settings, { environment, facts }) : nothingFound;
        const ofModel = onCompose ? model.problems : [];
        const others = loaded.filter((each) => each.model !== model).map((each) => each.model.model);
        const wrong = [
            ...checkAgainstModel(config, environment.name, model.model, others),
            ...ofModel.filter((problem) => !isLater(problem, environment, input.deploying) && !isGiven(problem, input.variables)),
            ...problems,
            ...found.problems,
        ];
        const imageOf = Object.fromEntries(images.flatMap(({ name, services }) => services.map((each) => [each, name])));
        const tests = (0,compose_settings/* testsOf */.Vh)(model, environment);
        const about = { settings, audit: { ...found, notes: onCompose ? [...found.notes, ...notes] : [] }, tests, imageOf };
        return { config: environment, loaded: model, ...about, secrets, values, images, wrong };
    });
    const neighbours = environments
        .filter(({ config: { target } }) => target.kind === "compose")
        .map(({ config: environment, ...each }) => ({ ...each, environment }));
    const problems = [...absent, ...environments.flatMap(({ wrong }) => wrong), ...sideBySide(neighbours)];
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(once(problems));
    const { images, notes } = oneBuildEach(environments);
    const keys = await (0,content_keys/* contentKeys */.MU)(repository, images, rebuildStamp === undefined ? {} : { rebuildStamp });
    return {
        repository,
        environments,
        images: images.map((image) => ({ ...image, key: keys.get(image.name) ?? "" })),
        warnings: once(environments.flatMap((each) => each.loaded.warnings)),
        notes: [...new Set([...notes, ...environments.flatMap((each) => each.audit.notes)])],
    };
}
const nothingFound = { problems: [], notes: [], mounts: [] };
/** A release names secrets and never holds them, so where they are missing matters only to the environment that needs them now. */
function isLater({ path = "" }, { name }, deploying) {
    return path.startsWith("secrets.") && name !== deploying;
}
/** A secret's file that is not there, while a variable has its value. */
function isGiven({ path = "" }, variables) {
    const [, name] = /^secrets\.(.+)\.file$/.exec(path) ?? [];
    return name !== undefined && (variables[(0,reference/* variableFor */.S)(name)] ?? "") !== "";
}
/** The configured secrets of the environment that is deployed to and that are not there; nothing is read of those that are. */
function absentSecrets({ config, deploying, variables }) {
    const environment = config.environments.find(({ name }) => name === deploying);
    return Object.entries(environment?.secrets ?? {}).flatMap(([name, source]) => {
        const isThere = source.kind === "file"
            ? (0,external_node_fs_.existsSync)((0,external_node_path_.resolve)(config.root, source.file)) || (variables[(0,reference/* variableFor */.S)(name)] ?? "") !== ""
            : (variables[source.variable] ?? "") !== "";
        if (isThere)
            return [];
        const what = source.kind === "file" ? `file ${source.file} is missing` : `variable ${source.variable} is not set`;
        const path = ["environments", deploying ?? "", "secrets", name];
        return [(0,place/* problemIn */.Dk)(config, { path, message: `the ${what}` })];
    });
}
/** Loads every environment's model; what is wrong in several is said together, and `beside` with it. */
async function loadAll({ config, runner, learn, deploying }, beside) {
    const problems = [];
    const loaded = await (0,p_map/* default */.Ay)(config.environments, async (environment) => {
        try {
            const found = await (0,environment_model/* modelWithoutSecrets */.h)(config, environment, { runner, learn });
            return [{ environment, found, model: onItsOwn(config, environment, found.loaded) }];
        }
        catch (error) {
            if (!(error instanceof errors/* ConfigError */.xL))
                throw error;
            problems.push(...error.problems.filter((problem) => !isLater(problem, environment, deploying)));
            return [];
        }
    }, { concurrency: 4 });
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(once([...beside, ...problems]), { code: "compose.invalid" });
    return loaded.flat();
}
function onItsOwn(config, { apart, ...environment }, loaded) {
    if (apart === undefined)
        return loaded;
    return setApart(loaded, (0,compose_settings/* settingsOf */.f5)(loaded, config, environment), { ...environment, apart });
}
/**
 * One build for each image name. Where environments build the same image differently, the one furthest down the road
 * counts for all, since what runs in production must be what ran everywhere before.
 */
function oneBuildEach(environments) {
    const images = new Map();
    const notes = [];
    for (const { config, images: own } of environments.toReversed()) {
        for (const image of own) {
            const chosen = images.get(image.name);
            if (chosen === undefined)
                images.set(image.name, { image, environment: config.name });
            else if ((0,naming/* canonicalJson */.dj)(buildOf(chosen.image)) !== (0,naming/* canonicalJson */.dj)(buildOf(image))) {
                notes.push(`${image.name} is built as ${chosen.environment} says; ${config.name} builds it differently, which would not be the image that is promoted`);
            }
        }
    }
    return { images: [...images.values()].map(({ image }) => image).sort((a, b) => (a.name < b.name ? -1 : 1)), notes };
}
function buildOf({ build, platforms, repository }) {
    return { build, platforms, repository };
}
function once(problems) {
    const seen = new Map(problems.map((problem) => [JSON.stringify(problem), problem]));
    return [...seen.values()];
}


/***/ }),

/***/ 9242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _: () => (/* binding */ isOutside),
  E: () => (/* binding */ locateInputs)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/source/blob-id.js
var blob_id = __webpack_require__(766);
;// CONCATENATED MODULE: ./lib/source/ignore-pattern.js
/**
 * The test for one cleaned pattern of a `.dockerignore` file, with BuildKit's own readings: `**x` matches every path that
 * ends in `x`, `x**` every path that starts with it, and `*` and `?` keep their meaning inside of brackets.
 * `undefined`: BuildKit cannot compile it and refuses the build.
 */
function compilePattern(pattern) {
    const shape = translate(pattern);
    switch (shape.kind) {
        case "exact":
            return (path) => path === pattern;
        case "prefix": {
            const prefix = pattern.slice(0, -2);
            return (path) => path.startsWith(prefix);
        }
        case "suffix": {
            const suffix = pattern.slice(2);
            const whole = suffix.startsWith("/") ? suffix.slice(1) : undefined;
            return (path) => path.endsWith(suffix) || path === whole;
        }
        case "expression": {
            const expression = compileExpression(`^${shape.source}$`);
            return expression && ((path) => expression.test(path));
        }
        case "invalid":
            return undefined;
    }
}
function translate(pattern) {
    const characters = Array.from(pattern);
    let kind = "exact";
    let source = "";
    for (let at = 0; at < characters.length; at += 1) {
        const character = characters[at] ?? "";
        if (character === "*" && characters[at + 1] === "*") {
            const isFirst = at === 0;
            at += characters[at + 2] === "/" ? 2 : 1;
            const isLast = at === characters.length - 1;
            source += isLast ? "[^\\n]*" : "(?:[^\\n]*/)?";
            kind = isFirst ? "suffix" : isLast && kind === "exact" ? "prefix" : "expression";
        }
        else if (character === "*" || character === "?") {
            source += character === "*" ? "[^/]*" : "[^/]";
            kind = "expression";
        }
        else if (character === "\\") {
            at += 1;
            const escaped = escapeOf(characters[at]);
            if (escaped === undefined)
                return { kind: "invalid" };
            source += escaped;
            kind = "expression";
        }
        else {
            source += ".+()|{}$".includes(character) ? `\\${character}` : character;
            if (character === "[" || character === "]")
                kind = "expression";
        }
    }
    return kind === "expression" ? { kind, source } : { kind };
}
/** The builder hands escapes to its expression language: a letter is a class or an error there, anything else itself. */
function escapeOf(character) {
    if (character === undefined)
        return undefined;
    if (/^[dDsSwWbBfnrtv]$/.test(character))
        return `\\${character}`;
    if (/^[^A-Za-z0-9\u0080-\u{10ffff}]$/u.test(character))
        return character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
    return undefined;
}
function compileExpression(source) {
    // With the flag `u` a `?` takes a whole character; without it a lone `]` is allowed, as it is in the builder.
    for (const flags of ["u", ""]) {
        try {
            return new RegExp(source, flags);
        }
        catch {
            continue;
        }
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/source/ignore-file.js


// The builder trims what Go calls white space: unlike JavaScript's `trim` that is not the byte order mark, but NEL.
const space = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
const outerSpace = new RegExp(`^${space}|${space}$`, "g");
const item = String.raw `(?:\\.|[^\\\-\]])`;
const wellFormed = new RegExp(String.raw `^(?:\\.|\[\^?(?:${item}(?:-${item})?)+\]|[^\\[])*$`, "su");
/**
 * Reads a `.dockerignore` file as BuildKit does. A line that BuildKit refuses comes back as a problem with its line;
 * `file` is only the name used in it.
 */
function parseIgnoreFile(text, file) {
    const rules = [];
    const problems = [];
    const lines = text.replace(/^\uFEFF/, "").split(/\r?\n/);
    for (const [index, written] of lines.entries()) {
        // Only a `#` in the first column starts a comment.
        if (written.startsWith("#") || trim(written) === "")
            continue;
        const rule = parseRule(trim(written));
        if (rule !== undefined)
            rules.push(rule);
        else
            problems.push({ file, line: index + 1, message: `the builder cannot read the pattern "${trim(written)}"` });
    }
    return { rules, problems };
}
function parseRule(written) {
    const isException = written.startsWith("!");
    const named = isException ? trim(written.slice(1)) : written;
    if (named === "")
        return undefined;
    const pattern = relative(clean(named));
    const test = wellFormed.test(pattern) ? compilePattern(pattern) : undefined;
    return test && { test, isException };
}
function trim(text) {
    return text.replace(outerSpace, "");
}
function clean(path) {
    const normal = external_node_path_.posix.normalize(path);
    return normal.length > 1 && normal.endsWith("/") ? normal.slice(0, -1) : normal;
}
function relative(path) {
    return path.length > 1 && path.startsWith("/") ? path.slice(1) : path;
}

;// CONCATENATED MODULE: ./lib/source/ignore-matcher.js
/** Leaves nothing out. */
const sendEverything = { excludes: () => false };
/**
 * Decides as BuildKit's walk through the context does: from the outermost folder inwards, where a rule that matched a
 * folder matches everything below it, and a rule that could not change the verdict of a folder is not tried on it and so
 * counts for nothing below it. (`a/*` and then `!a` leaves `a/b` out for that reason.)
 */
function ignoreMatcher(rules) {
    if (rules.length === 0)
        return sendEverything;
    const hasExceptions = rules.some((rule) => rule.isException);
    const folders = new Map();
    const folder = (path) => {
        const known = folders.get(path);
        if (known !== undefined)
            return known;
        const matches = [];
        const verdict = { excluded: judge(rules, path, parent(path)?.matches, matches), matches };
        folders.set(path, verdict);
        return verdict;
    };
    // Paths come in order: most have the same folder as the one before.
    let last;
    const parent = (path) => {
        const slash = path.lastIndexOf("/");
        if (slash === -1)
            return undefined;
        if (last?.path.length === slash && path.startsWith(last.path))
            return last.verdict;
        const above = path.slice(0, slash);
        last = { path: above, verdict: folder(above) };
        return last.verdict;
    };
    return {
        excludes(path) {
            const above = parent(path);
            if (above?.excluded === true && !hasExceptions)
                return true;
            return judge(rules, path, above?.matches);
        },
    };
}
function judge(rules, path, above, matches) {
    let excluded = false;
    let index = -1;
    for (const rule of rules) {
        index += 1;
        const inherited = above?.[index] === true;
        const isMatch = inherited || (rule.isException === excluded && rule.test(path));
        if (matches !== undefined)
            matches[index] = isMatch;
        if (isMatch)
            excluded = !rule.isException;
    }
    return excluded;
}

;// CONCATENATED MODULE: ./lib/source/build-inputs.js





/** Finds on the disk what an image's build section names; everything that is wrong goes to `problems`. */
async function locateInputs(repository, image, problems) {
    const section = `services.${image.services[0] ?? image.name}.build`;
    const report = (key, problem) => problems.push({ path: `${section}.${key}`, ...problem });
    const before = problems.length;
    const { build } = image;
    const folder = isRemote(build.context) ? undefined : (0,external_node_path_.resolve)(repository.root, build.context);
    const written = await findDockerfile(folder, image, (problem) => report("dockerfile", problem));
    const context = await locate(repository, build.context, {
        ignoreFiles: written === undefined ? [] : [`${written}.dockerignore`],
        report: (problem) => report("context", problem),
    });
    const additional = new Map();
    for (const [name, source] of Object.entries(build.additional_contexts ?? {})) {
        const key = `additional_contexts.${name}`;
        const located = await locate(repository, source, { ignoreFiles: [], report: (problem) => report(key, problem) });
        if (located !== undefined)
            additional.set(name, located);
    }
    if (context === undefined || problems.length > before)
        return undefined;
    return { context, dockerfile: await dockerfileOf(image, written), additionalContexts: additional };
}
async function findDockerfile(folder, { build }, report) {
    if (build.dockerfile_inline !== undefined || folder === undefined)
        return undefined;
    const path = (0,external_node_path_.resolve)(folder, build.dockerfile ?? "Dockerfile");
    if (await isFile(path))
        return path;
    // The builder tries the lower-case name too, but only for the default one.
    const lowerCase = (0,external_node_path_.join)((0,external_node_path_.dirname)(path), "dockerfile");
    if ((0,external_node_path_.basename)(path) === "Dockerfile" && (await isFile(lowerCase)))
        return lowerCase;
    if (await isFolder(folder))
        report({ message: `there is no file "${path}"` });
    return undefined;
}
async function dockerfileOf({ build }, written) {
    if (build.dockerfile_inline !== undefined)
        return { kind: "inline", text: build.dockerfile_inline };
    if (written === undefined)
        return { kind: "remote", name: build.dockerfile ?? "Dockerfile" };
    return { kind: "file", path: await (0,promises_.realpath)(written) };
}
async function locate(repository, source, place) {
    const reference = /^(?:service|target):(.+)$/.exec(source)?.[1];
    if (reference !== undefined)
        return { kind: "image", name: reference };
    if (isRemote(source))
        return { kind: "remote", address: source };
    const written = (0,external_node_path_.resolve)(repository.root, source);
    if (!(await isFolder(written))) {
        place.report({ message: `there is no folder "${written}"` });
        return undefined;
    }
    const path = (0,external_node_path_.relative)(repository.topLevel, await (0,promises_.realpath)(written));
    if (isOutside(path)) {
        const hint = "Move it into the repository, or name it by an URL: what git does not know has no content key.";
        place.report({ message: `"${written}" lies outside of the repository ${repository.topLevel}`, hint });
        return undefined;
    }
    return {
        kind: "folder",
        path,
        ...(await readIgnoreFile(repository, [...place.ignoreFiles, (0,external_node_path_.join)(written, ".dockerignore")], place)),
    };
}
async function readIgnoreFile(repository, candidates, { report }) {
    let name = "";
    for (const candidate of candidates) {
        name = (0,external_node_path_.relative)(repository.topLevel, candidate);
        const bytes = await (0,promises_.readFile)(candidate).catch(blob_id/* orNothing */.bR);
        if (bytes === undefined)
            continue;
        const { rules, problems } = parseIgnoreFile(bytes.toString("utf8"), name);
        problems.forEach(report);
        return { ignoreFile: name, ignoreText: bytes, matcher: ignoreMatcher(rules) };
    }
    return { ignoreFile: name, ignoreText: undefined, matcher: ignoreMatcher([]) };
}
/** Everything with a scheme, and the short forms of git addresses that the builder knows. */
function isRemote(source) {
    return /^(?:[a-z][a-z0-9+.-]*:\/\/|git@|github\.com\/)/i.test(source);
}
/** Whether a relative path leaves the folder that it is relative to. */
function isOutside(path) {
    return path === ".." || path.startsWith("../") || (0,external_node_path_.isAbsolute)(path);
}
async function isFile(path) {
    return (await (0,promises_.stat)(path).catch(blob_id/* orNothing */.bR))?.isFile() === true;
}
async function isFolder(path) {
    return (await (0,promises_.stat)(path).catch(blob_id/* orNothing */.bR))?.isDirectory() === true;
}


/***/ }),

/***/ 313:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  MU: () => (/* binding */ contentKeys),
  MA: () => (/* binding */ sentFiles)
});

// UNUSED EXPORTS: pathIn

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/source/blob-id.js
var blob_id = __webpack_require__(766);
// EXTERNAL MODULE: ./lib/source/build-inputs.js + 3 modules
var build_inputs = __webpack_require__(9242);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/source/canonical.js
/** JSON with the keys of every object in order and no spaces, so that equal data is equal text. */
function canonical(value) {
    return JSON.stringify(value, (_key, inner) => {
        if (inner === null || typeof inner !== "object" || Array.isArray(inner))
            return inner;
        return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
    });
}

;// CONCATENATED MODULE: ./lib/source/content-key.js


/** Raised when the same input should give another key, so that everything is built anew once. */
const format = 1;
/** Parts of a build section that change where an image goes or how fast it is made, and not what is in it. */
const withoutEffect = ["tags", "cache_from", "cache_to", "no_cache", "no_cache_filter", "pull", "provenance", "sbom"];
/** Parts that come in by what they name, or are written here in one form. */
const readElsewhere = ["context", "dockerfile", "dockerfile_inline", "additional_contexts", "platforms", "secrets"];
const skipped = new Set([...withoutEffect, ...readElsewhere]);
/** Lists whose order means nothing. */
const unordered = new Set(["ssh", "extra_hosts", "entitlements"]);
/** The name of an image's content: equal material has an equal key, wherever and whenever it is built. */
function contentKeyOf(material) {
    const { image, context, dockerfile, additionalContexts, rebuildStamp } = material;
    const text = canonical({
        format,
        context,
        dockerfile,
        additionalContexts,
        build: effectiveProperties(image.build),
        secrets: secretIds(image.build),
        platforms: sorted(image.platforms),
        test: image.test ?? null,
        rebuildStamp: rebuildStamp ?? null,
    });
    return `c1-${(0,external_node_crypto_.createHash)("sha256").update(text).digest("hex").slice(0, 40)}`;
}
/** The hash of a context's files; they must come in the order of their paths. */
function hashFiles(files) {
    // One text that grows is far cheaper than many small ones for a large context.
    let text = "";
    for (const { path, mode, id } of files)
        text += `${mode} ${id} ${path}\0`;
    return (0,external_node_crypto_.createHash)("sha256").update(text).digest("hex");
}
/** Unknown properties count: a build too many is better than an image that is not what the file says. */
function effectiveProperties(build) {
    return Object.fromEntries(Object.entries(build)
        .filter(([name, value]) => !skipped.has(name) && value !== undefined && !isEmpty(value))
        .map(([name, value]) => [name, unordered.has(name) && isTexts(value) ? sorted(value) : value]));
}
/** A secret's value never changes what an image should be; the id under which the Dockerfile asks for it may. */
function secretIds(build) {
    return sorted((build.secrets ?? []).map(({ source, target }) => target ?? source));
}
function isEmpty(value) {
    if (value === null || value === false || value === "")
        return true;
    return typeof value === "object" && Object.keys(value).length === 0;
}
function isTexts(value) {
    return Array.isArray(value) && value.every((each) => typeof each === "string");
}
function sorted(values) {
    return [...new Set(values)].sort();
}

;// CONCATENATED MODULE: ./lib/source/content-keys.js






const filesAtOnce = 16;
/**
 * The content key of each image, by the image's name. What differs from the commit counts as it stands on the disk, with
 * files that are not yet tracked; what git ignores does not count (see `ignoredButSent`). Throws `ConfigError` with all
 * that is wrong in the build sections.
 */
async function contentKeys(repository, images, options = {}) {
    const problems = [];
    const [tree, located] = await Promise.all([
        repository.workingTree(),
        (0,p_map/* default */.Ay)(images, (image) => (0,build_inputs/* locateInputs */.E)(repository, image, problems), { concurrency: filesAtOnce }),
    ]);
    if (problems.length > 0)
        throw new errors/* ConfigError */.xL(problems);
    const builds = images.flatMap((image, index) => {
        const inputs = located[index];
        return inputs === undefined ? [] : [{ image, inputs }];
    });
    const keys = new KeyChain(repository, tree, { builds, options });
    const found = new Map();
    for (const { image } of builds)
        found.set(image.name, await keys.of(image.name, []));
    return found;
}
/** Images may be made from each other: each key is found once, the ones it needs before it. */
class KeyChain {
    #repository;
    #tree;
    #builds;
    #options;
    #keys = new Map();
    #folders = new Map();
    constructor(repository, tree, { builds, options }) {
        this.#repository = repository;
        this.#tree = tree;
        this.#builds = builds;
        this.#options = options;
    }
    async of(name, users) {
        const known = this.#keys.get(name);
        if (known !== undefined)
            return known;
        const build = this.#builds.find(({ image }) => image.name === name || image.services.includes(name));
        if (build === undefined)
            throw unknownImage(name, users);
        const { image, inputs } = build;
        if (users.includes(image.name))
            throw circle([...users, image.name]);
        const path = [...users, image.name];
        const additional = {};
        for (const [each, source] of inputs.additionalContexts)
            additional[each] = await this.#content(source, path);
        const key = contentKeyOf({
            image,
            context: await this.#content(inputs.context, path),
            dockerfile: await this.#dockerfile(inputs.dockerfile),
            additionalContexts: additional,
            rebuildStamp: this.#options.rebuildStamp,
        });
        this.#keys.set(image.name, key);
        return key;
    }
    async #content(source, path) {
        switch (source.kind) {
            case "remote":
                return { remote: source.address };
            case "image":
                return { image: await this.of(source.name, path) };
            case "folder":
                return this.#folder(source);
        }
    }
    /** A folder that several images share is hashed once. */
    #folder(folder) {
        const identity = `${folder.path}\0${folder.ignoreFile}`;
        const content = this.#folders.get(identity) ?? this.#hashFolder(folder);
        this.#folders.set(identity, content);
        return content;
    }
    async #hashFolder(folder) {
        const { ignoreText } = folder;
        const ignore = ignoreText === undefined ? null : (0,blob_id/* blobId */.zA)(ignoreText, this.#repository.objectFormat);
        return { files: hashFiles(await identified(this.#tree, folder)), ignore };
    }
    async #dockerfile(dockerfile) {
        if (dockerfile.kind === "inline")
            return `inline:${dockerfile.text}`;
        if (dockerfile.kind === "remote")
            return `remote:${dockerfile.name}`;
        const { topLevel, objectFormat } = this.#repository;
        const tracked = this.#tree.file((0,external_node_path_.relative)(topLevel, dockerfile.path));
        const found = await (tracked === undefined
            ? (0,blob_id/* hashWorkingFile */.sY)(dockerfile.path, objectFormat)
            : this.#tree.identify(tracked));
        return `file:${found?.id ?? ""}`;
    }
}
/** What a builder is sent from a context, apart from what git ignores. */
function sentFiles(tree, folder) {
    return tree.below(folder.path).filter((file) => !folder.matcher.excludes(pathIn(folder, file)));
}
/** Where the file is for the builder: its path inside of the context. */
function pathIn({ path }, file) {
    return path === "" ? file.path : file.path.slice(path.length + 1);
}
async function identified(tree, folder) {
    const sent = sentFiles(tree, folder);
    const unknown = sent.filter((file) => !tree.isKnown(file));
    const read = await (0,p_map/* default */.Ay)(unknown, async (file) => [file, await tree.identify(file)], {
        concurrency: filesAtOnce,
    });
    return contextFiles(tree, folder, sent, new Map(read));
}
/** One at a time, so that a context of fifty thousand files is not copied once more. */
function* contextFiles(tree, folder, sent, read) {
    for (const file of sent) {
        const { mode, id } = tree.isKnown(file) ? file : (read.get(file) ?? {});
        if (mode !== undefined && id !== undefined)
            yield { path: pathIn(folder, file), mode, id };
    }
}
function unknownImage(name, users) {
    const path = `services.${users.at(-1) ?? name}.build.additional_contexts`;
    return new errors/* ConfigError */.xL([{ path, message: `no service "${name}" that is built here` }]);
}
function circle(path) {
    const message = `the images are made from each other in a circle: ${path.join(" → ")}`;
    return new errors/* ConfigError */.xL([{ path: `services.${path[0] ?? ""}.build.additional_contexts`, message }]);
}


/***/ })

};
