export const id = 3126;
export const ids = [3126];
export const modules = {

/***/ 83126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  build: () => (/* binding */ build),
  buildMissing: () => (/* binding */ buildMissing),
  builderSoon: () => (/* binding */ builderSoon)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./node_modules/p-map/index.js
var p_map = __webpack_require__(606);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/build/bake-file.js

/** The image's target and, without output of their own, those of the images that it builds on. */
function bakeFile(image, goal, options) {
    const target = {};
    for (const base of linkedBases(image, options.bases)) {
        const platforms = platformsFor(image, goal);
        target[targetName(base)] = { ...source(base, options), ...platforms, output: ["type=cacheonly"] };
    }
    target[targetName(image)] = goalTarget(image, goal, options);
    return { target };
}
/** Bake allows letters, digits, `_` and `-` in the name of a target. */
function targetName(image) {
    return image.name.replace(/[^\w-]/g, "_");
}
/** The services that the image's additional contexts name. */
function baseServices(build) {
    return Object.values(build.additional_contexts ?? {}).flatMap((value) => serviceName(value) ?? []);
}
/** Absolute paths that the targets read and write, each once. */
function pathsOf(file, root) {
    const targets = Object.values(file.target);
    const contexts = targets.flatMap((each) => [each.context, ...Object.values(each.contexts ?? {})]);
    const dockerfiles = targets.flatMap(({ context, dockerfile }) => dockerfile === undefined ? [] : [(0,external_node_path_.isAbsolute)(context) ? (0,external_node_path_.resolve)(context, dockerfile) : dockerfile]);
    const imported = targets.flatMap((each) => localPaths(each["cache-from"] ?? [], "src"));
    const exported = targets.flatMap((each) => localPaths(each["cache-to"] ?? [], "dest"));
    const absolute = (paths, base = root) => [...new Set(paths.map((path) => (isRemote(path) ? "" : (0,external_node_path_.resolve)(base, path))))].filter((path) => path !== "").sort();
    return { reads: absolute([...contexts, ...dockerfiles, ...imported]), writes: absolute(exported) };
}
function isRemote(context) {
    return /^([a-z-]+:\/\/|target:|git@)/i.test(context);
}
function localPaths(caches, attribute) {
    return caches.flatMap((cache) => /(^|,)type=local(,|$)/.test(cache) ? (new RegExp(`(?:^|,)${attribute}=([^,]+)`).exec(cache)?.[1] ?? []) : []);
}
function linkedBases(image, bases) {
    const direct = baseServices(image.build).flatMap((service) => bases.get(service) ?? []);
    const unbuilt = direct.filter((base) => base.digest === undefined);
    return unbuilt.flatMap((base) => [...linkedBases(base, bases), base]);
}
function serviceName(context) {
    return context.startsWith("service:") ? context.slice("service:".length) : undefined;
}
function goalTarget(image, goal, options) {
    const common = { ...source(image, options), ...platformsFor(image, goal), ...imports(image, options) };
    switch (goal.kind) {
        case "check":
            return { ...common, target: goal.stage, output: ["type=cacheonly"] };
        case "load":
            return { ...common, output: [`type=docker,name=${goal.name}`] };
        case "push":
            return {
                ...common,
                ...stamped(image, options),
                ...bake_file_exports(image, options),
                ...attestations(options),
                output: [`type=image,name=${image.repository}:${image.key},push=true`],
            };
    }
}
/** Tests run here, so of several platforms they try only the builder's own. */
function platformsFor({ platforms }, goal) {
    const wanted = goal.kind === "push" || platforms.length === 1;
    return wanted && platforms.length > 0 ? { platforms } : {};
}
function source({ build }, { secretVariables, bases, stamp }) {
    const args = Object.entries(build.args ?? {}).filter((arg) => arg[1] !== null);
    const hosts = Object.fromEntries(texts(build["extra_hosts"]).map(hostEntry));
    const secrets = Object.entries(secretVariables).map(([id, variable]) => `type=env,id=${id},env=${variable}`);
    const privileged = build["privileged"] === true ? ["security.insecure"] : [];
    const network = build.network === "host" ? ["network.host"] : [];
    const entitlements = [...new Set([...texts(build["entitlements"]), ...privileged, ...network])];
    return withoutEmpty({
        context: build.context,
        contexts: Object.fromEntries(Object.entries(build.additional_contexts ?? {}).map(([name, value]) => [name, baseContext(value, bases)])),
        dockerfile: build.dockerfile_inline === undefined ? build.dockerfile : undefined,
        "dockerfile-inline": build.dockerfile_inline,
        // The commit's time instead of the clock's in the image's own record.
        args: { SOURCE_DATE_EPOCH: String(Math.floor(Date.parse(stamp.created) / 1000)), ...Object.fromEntries(args) },
        labels: build.labels,
        target: build.target,
        secret: secrets,
        ssh: texts(build["ssh"]),
        network: build.network,
        "shm-size": build.shm_size,
        ulimits: Object.entries(recordOf(build["ulimits"])).map(([name, value]) => `${name}=${limit(value)}`),
        "extra-hosts": hosts,
        entitlements,
        "no-cache": build["no_cache"] === true ? true : undefined,
        pull: build["pull"] === true ? true : undefined,
    });
}
function baseContext(value, bases) {
    const service = serviceName(value);
    const base = service === undefined ? undefined : bases.get(service);
    if (base === undefined)
        return value;
    return base.digest === undefined ? `target:${targetName(base)}` : `docker-image://${base.repository}@${base.digest}`;
}
function stamped({ build }, { stamp, can }) {
    const about = {
        ...(stamp.source !== undefined && { "org.opencontainers.image.source": stamp.source }),
        "org.opencontainers.image.revision": stamp.revision,
        "org.opencontainers.image.created": stamp.created,
    };
    const annotations = Object.entries(about).map(([name, value]) => `${name}=${value}`);
    return { labels: { ...about, ...build.labels }, ...(can.annotations && { annotations }) };
}
function imports({ name, repository, build }, { cache, can }) {
    const own = can.cacheExport ? cacheOf(name, repository, cache) : undefined;
    const from = [...(own === undefined ? [] : [own.from]), ...texts(build["cache_from"]).map(cacheReference)];
    return from.length > 0 ? { "cache-from": from } : {};
}
function bake_file_exports({ name, repository, build }, { cache, can }) {
    if (!can.cacheExport)
        return {};
    const own = cacheOf(name, repository, cache);
    const to = [...(own === undefined ? [] : [own.to]), ...texts(build["cache_to"]).map(cacheReference)];
    return to.length > 0 ? { "cache-to": to } : {};
}
function cacheOf(name, repository, cache) {
    const reference = `type=registry,ref=${repository}:buildcache`;
    switch (cache.mode) {
        case "registry":
            // Registries of the third generation refuse BuildKit's own kind of index.
            return { from: reference, to: `${reference},mode=max,image-manifest=true,oci-mediatypes=true,ignore-error=true` };
        case "gha":
            return { from: `type=gha,scope=${name}`, to: `type=gha,scope=${name},mode=max,ignore-error=true` };
        case "local": {
            const folder = (0,external_node_path_.join)(cache.directory ?? ".aip-deploy/build-cache", name);
            return { from: `type=local,src=${folder}`, to: `type=local,dest=${folder},mode=max` };
        }
        case "none":
            return undefined;
    }
}
function cacheReference(written) {
    return written.includes("=") ? written : `type=registry,ref=${written}`;
}
/** A builder that cannot attest refuses even to be told not to. */
function attestations({ can, provenance, sbom }) {
    if (!can.attestations)
        return {};
    return { attest: [`type=provenance,${provenance ? "mode=min" : "disabled=true"}`, ...(sbom ? ["type=sbom"] : [])] };
}
/** Compose prints `host=address`; bake has one entry a host with its addresses divided by commas. */
function hostEntry(entry) {
    const at = entry.indexOf("=");
    return [entry.slice(0, at), entry.slice(at + 1)];
}
/** Compose prints one number for both, or an object. */
function limit(value) {
    if (typeof value === "number")
        return String(value);
    const { soft, hard = soft } = value;
    return `${soft}:${hard}`;
}
function texts(value) {
    return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
function recordOf(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function withoutEmpty(target) {
    const full = Object.entries(target).filter(([, value]) => value !== undefined && (typeof value !== "object" || Object.keys(value).length > 0));
    return Object.fromEntries(full);
}

;// CONCATENATED MODULE: ./lib/build/build-log.js
const linesKept = 30;
/** Remembers only the newest lines of each step, however long the build talks. */
function buildLog() {
    const vertices = new Map();
    const rest = [];
    let speaker;
    const addToVertex = (number, text) => {
        const vertex = vertices.get(number);
        const printed = /^\d+\.\d+ ?(.*)$/.exec(text);
        if (vertex === undefined) {
            vertices.set(number, { name: text, lines: [] });
        }
        else if (printed !== null) {
            speaker = vertex;
            vertex.lines = [...vertex.lines.slice(1 - linesKept), printed[1] ?? ""];
        }
        else if (text.startsWith("ERROR: ")) {
            vertex.error = text.slice("ERROR: ".length);
        }
    };
    return {
        add: (line) => {
            const numbered = /^#(\d+) (.*)$/.exec(line);
            if (numbered !== null)
                addToVertex(numbered[1] ?? "", numbered[2] ?? "");
            else if (line !== "")
                rest.push(line);
            // A step's own output can hold lines that buildx prints without a number; the end is what counts.
            if (rest.length > 200)
                rest.splice(0, 100);
        },
        failure: () => failureOf([...vertices.values()], rest),
        newest: () => speaker?.lines ?? [],
    };
}
function failureOf(vertices, rest) {
    const culprit = vertices.find(({ error }) => error !== undefined && !/^(context canceled|failed to solve: )/.test(error));
    const place = rest.findLast((line) => /^\S*[\w.-]+:\d+$/.test(line));
    const step = culprit === undefined ? undefined : stepOf(culprit.name);
    return {
        message: lastWord(rest) || (culprit?.error ?? "the build ended without a word"),
        lines: culprit?.lines ?? [],
        ...step,
        ...(place !== undefined && { place }),
    };
}
/** From `ERROR:` to the end: some errors have more than one line. */
function lastWord(rest) {
    const from = rest.findLastIndex((line) => line.startsWith("ERROR: "));
    if (from === -1)
        return rest.slice(-3).join("\n");
    const said = rest.slice(from).filter((line) => !line.startsWith("View build details:"));
    return said.join("\n").replace(/^ERROR: (target [\w-]+: )?((failed to build|failed to solve): )*/, "");
}
/** `[stage 2/5] RUN …`, with the target and the platform before the stage when there are several. */
function stepOf(name) {
    const match = /^\[(?:\S+ )*?(?:(\S+) )?\d+\/\d+\] (.*)$/.exec(name);
    if (match === null)
        return undefined;
    const [, stage, step = name] = match;
    return stage === undefined ? { step } : { stage, step };
}
/** What the line says about the build's progress, for people; `undefined` when it says nothing new. */
function progressOf(line) {
    const step = /^#\d+ \[(?:[^\]]*? )?(\d+\/\d+)\] (.*)$/.exec(line);
    if (step !== null)
        return `${step[1] ?? ""} ${shortened(step[2] ?? "")}`;
    if (/^#\d+ (\[\S+\] )?pushing (layers|manifest|\S+ with docker)/.test(line))
        return "pushing";
    return /^#\d+ (\[\S+\] )?exporting (to image|cache)/.test(line) ? "exporting" : undefined;
}
function shortened(text) {
    return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

// EXTERNAL MODULE: ./lib/command/command.js
var command = __webpack_require__(42048);
;// CONCATENATED MODULE: ./lib/build/commands.js


/** Of the builder that the next build would use. */
function inspectBuilder() {
    return (0,command/* command */.G5)("docker", "buildx", "inspect");
}
/** How the engine keeps images, and the plugins of Docker's program with their versions: an answer of one line as JSON. */
function askDocker() {
    return (0,command/* command */.G5)("docker", "info", "--format", '{"store":{{json .DriverStatus}},"plugins":{{json .ClientInfo.Plugins}}}');
}
/** Builds one target. The definition goes in by stdin, and secrets by the environment, since others can read argv. */
function bake(file, { target, root, metadataFile, can, secrets = {} }) {
    const { reads, writes } = pathsOf(file, root);
    const targets = Object.values(file.target);
    const entitlements = [...new Set(targets.flatMap((one) => one.entitlements ?? []))];
    const ssh = targets.some((one) => one.ssh !== undefined);
    return {
        ...(0,command/* command */.G5)(...["docker", "buildx", "bake"], ["--file", "-"], (0,command/* option */.uK)("--metadata-file", metadataFile), "--progress=plain", can.wantsEntitlements && (0,command/* each */.__)("--allow", entitlements), can.wantsPaths &&
            (0,command/* each */.__)("--allow", [...reads.map((path) => `fs.read=${path}`), ...writes.map((path) => `fs.write=${path}`)]), can.wantsPaths && ssh && ["--allow", "ssh"], target),
        cwd: root,
        // What is attested is said in the file; and nobody reads provenance from the metadata.
        env: { ...secrets, BUILDX_NO_DEFAULT_ATTESTATIONS: "1", BUILDX_METADATA_PROVENANCE: "disabled" },
        stdin: bakeText(file),
    };
}
/** Bake reads every string of the file, keys too, as a template, in which `${` and `%{` begin an expression. */
function bakeText(file) {
    return JSON.stringify(file, null, 1).replace(/[$%](?=\{)/g, (sign) => sign + sign);
}
/**
 * Runs an image's unit tests. The words are run as they are written, past the image's entrypoint, and without a network:
 * their verdict is kept under the content key, so it must come from the content alone.
 */
function runTests(image, container, words) {
    const [program = "", ...args] = words;
    return (0,command/* command */.G5)(...["docker", "run", "--rm", "--init", "--network", "none", "--pull", "never"], ...["--name", container, "--entrypoint", program, image], args);
}
function removeContainer(name) {
    return (0,command/* command */.G5)("docker", "rm", "--force", "--volumes", name);
}
function removeImage(name) {
    return (0,command/* command */.G5)("docker", "image", "rm", "--force", name);
}

;// CONCATENATED MODULE: ./lib/build/failure.js

const linesInErrors = 30;
const passing = [
    /toomanyrequests|too many requests/i,
    /unexpected status[^\n]*: 5\d\d\b|received unexpected HTTP status: 5\d\d\b|\b50[0234] (Internal Server Error|Bad Gateway|Service Unavailable|Gateway Time-?out)/i,
    /connection reset by peer|connection refused|broken pipe|use of closed network connection/,
    /unexpected EOF|(^|: )EOF$/,
    /TLS handshake timeout|i\/o timeout|net\/http: timeout awaiting|Client\.Timeout exceeded/,
    /server misbehaving|Temporary failure in name resolution/,
];
const builderGone = /Cannot connect to the Docker daemon|error during connect|rpc error: code = Unavailable/;
/**
 * A registry (or the way to it) failed in a manner that may pass: worth another try. What a step of the Dockerfile
 * printed never counts, whatever it looks like.
 */
function isRegistryTrouble({ message, step }) {
    if (step?.startsWith("RUN ") === true || message.includes("did not complete successfully"))
        return false;
    if (builderGone.test(message))
        return false;
    return passing.some((pattern) => pattern.test(message));
}
/** The SBOM generator is an image of its own, which cannot be pulled everywhere. */
function isGeneratorMissing({ message }) {
    return message.includes("buildkit-syft-scanner");
}
/** The error for an image whose build failed, with the last lines of the step that failed. */
function buildFailed(image, failure, testStage) {
    const { message, step, stage, place } = failure;
    if (builderGone.test(message)) {
        const hint = "Start the builder again (for most, the Docker engine), then run again; what was built is kept.";
        return new lib_errors/* TargetError */.I0("target.unreachable", `${image}: the builder went away: ${message}`, { hint });
    }
    if (isRegistryTrouble(failure)) {
        const hint = "Check that the registry is up and can be reached from the builder, then run again; what was built is kept.";
        return new lib_errors/* RegistryError */.gl("registry.unreachable", `${image}: ${message}`, { hint });
    }
    const lines = failure.lines.slice(-linesInErrors);
    const tests = testStage !== undefined && stage === testStage.toLowerCase();
    const where = [place, stage !== undefined && `stage ${stage}`]
        .filter((part) => part !== undefined && part !== false)
        .join(", ");
    const what = tests ? "unit tests fail" : "does not build";
    const text = [`${image}: ${what}${where === "" ? "" : ` (${where})`}: ${step ?? message}`, ...lines];
    if (step !== undefined)
        text.push(message);
    const code = tests ? "build.tests-failed" : "build.failed";
    return new lib_errors/* BuildError */.zS(code, text.join("\n"), { image, lastLines: lines, hint: hintFor(failure) });
}
function hintFor({ message }) {
    if (/docker\/dockerfile(-upstream)?:/.test(message)) {
        return "The `# syntax=` line of the Dockerfile names a front end that could not be pulled: remove the line, or name one that this builder can pull.";
    }
    if (message.includes("exec format error")) {
        return "The builder cannot run this platform: register an emulator (qemu-user-static with binfmt) or build on a machine of that platform.";
    }
    if (/pull access denied|insufficient_scope|authorization failed|no basic auth credentials|: denied|unauthorized/i.test(message)) {
        return "Log in to that registry first (docker login), with an account that may pull the base images and push to the repository.";
    }
    if (/failed to resolve source metadata/.test(message)) {
        return "Check the image name in FROM, and that the builder can reach its registry.";
    }
    if (message.includes("no space left on device"))
        return "Free some space for the builder, for example with `docker builder prune`.";
    return undefined;
}

;// CONCATENATED MODULE: ./lib/build/metadata.js
/** The digest that buildx says it pushed for a target; `undefined` when its metadata file does not name one. */
function parseDigest(metadata, target) {
    const parsed = JSON.parse(metadata);
    const entry = field(parsed, target);
    const digest = field(entry, "containerimage.digest");
    return typeof digest === "string" && /^sha256:[0-9a-f]{64}$/.test(digest) ? digest : undefined;
}
function field(value, name) {
    return typeof value === "object" && value !== null ? value[name] : undefined;
}

;// CONCATENATED MODULE: ./lib/build/build-image.js








/** The engine tries a push five times by itself before it tells us. */
const waitsMs = [2_000, 8_000];
const testTimeoutMs = 15 * 60_000;
const build_image_linesInErrors = 30;
/** Runs the image's unit tests, builds and pushes it, and answers with the digest that the registry has. */
async function buildImage(image, shop) {
    const started = shop.clock.now().getTime();
    const seconds = () => (shop.clock.now().getTime() - started) / 1000;
    try {
        await test(image, shop);
        const pushed = await bakeGoal(image, { kind: "push" }, shop, "building");
        const digest = await confirmed(image, pushed, shop);
        shop.log.progress(image.name, `pushed ${digest.slice(0, 19)} after ${seconds().toFixed(1)} s`, "succeeded");
        return { ...image, digest, tested: image.test !== undefined, seconds: seconds() };
    }
    catch (error) {
        shop.log.progress(image.name, shop.signal?.aborted === true ? "stopped" : "failed", "failed");
        throw error;
    }
}
async function confirmed(image, pushed, shop) {
    const digest = await shop.store.digestOf(image.repository, image.key, shop.signal);
    if (digest !== undefined && digest === pushed)
        return digest;
    const place = `${image.repository}:${image.key}`;
    const message = `${image.name}: pushed ${pushed ?? "no digest"} as ${place}, but the registry answers ${digest ?? "that it is not there"}`;
    const hint = "Another run may have pushed the same key at the same moment: run again, and the image will be found.";
    throw new lib_errors/* BuildError */.zS("build.digest-mismatch", message, { image: image.name, hint });
}
async function test(image, shop) {
    if (image.test?.kind === "stage")
        await bakeGoal(image, { kind: "check", stage: image.test.target }, shop, "testing");
    if (image.test?.kind === "command")
        await testByCommand(image, image.test.command, shop);
}
async function testByCommand(image, words, shop) {
    const run = (0,external_node_path_.basename)(shop.folder);
    const name = `aip-deploy-test/${image.name}:${run}`;
    const container = `${run}-${targetName(image)}`;
    try {
        await bakeGoal(image, { kind: "load", name }, shop, "building");
        shop.log.progress(image.name, `testing ${words.join(" ")}`);
        await runTestContainer(image, { name, container, words }, shop);
    }
    finally {
        // The client may have been stopped before the container was; and none of both may be there at all.
        for (const clean of [removeContainer(container), removeImage(name)])
            await shop.runner.run(clean, { accept: "any" });
    }
}
async function runTestContainer(image, { name, container, words }, shop) {
    let lines = [];
    const keep = (line) => {
        shop.log.debug(`${image.name}: ${line}`);
        lines = [...lines.slice(1 - build_image_linesInErrors), line];
    };
    const output = await withTimeLimit(image, () => lines, shop, (limits) => shop.runner.run(runTests(name, container, words), { ...limits, accept: "any", onLine: keep }));
    if (output.exitCode === 0)
        return;
    // By this code the engine says that it could not start the container: no verdict about the image.
    if (output.exitCode === 125) {
        throw new lib_errors/* TargetError */.I0("target.failed", [`${image.name}: its unit tests could not be started`, ...lines].join("\n"));
    }
    const message = [`${image.name}: unit tests fail (${words.join(" ")}: exit code ${output.exitCode})`, ...lines].join("\n");
    const hint = "Unit tests run without a network; what needs other services belongs to the environment's tests.";
    throw new lib_errors/* BuildError */.zS("build.tests-failed", message, { image: image.name, lastLines: lines, hint });
}
async function bakeGoal(image, goal, shop, doing) {
    const stage = goal.kind === "check" ? goal.stage : undefined;
    for (let attempt = 0;;) {
        const result = await bakeOnce(image, goal, shop, doing);
        if (!("failure" in result))
            return result.digest;
        const { failure } = result;
        if (shop.sbom && isGeneratorMissing(failure)) {
            shop.sbom = false;
            shop.log.warn(`Left out: the SBOM, since its generator could not be pulled (${failure.message})`);
            continue;
        }
        const wait = waitsMs[attempt++];
        if (wait === undefined || !isRegistryTrouble(failure))
            throw buildFailed(image.name, failure, stage);
        shop.log.warn(`${image.name}: ${failure.message}; trying again in ${wait / 1000} s`);
        await shop.clock.sleep(wait, shop.signal);
    }
}
async function bakeOnce(image, goal, shop, doing) {
    const said = buildLog();
    const secrets = Object.entries(secretsFor(image, shop));
    const variables = secrets.map(([id, secret], index) => [id, `AIP_DEPLOY_BUILD_SECRET_${index}`, secret.reveal()]);
    const { can } = shop.builder;
    const file = bakeFile(image, goal, {
        ...{ can, cache: shop.config.cache, stamp: shop.stamp, bases: shop.bases },
        ...{ provenance: shop.config.provenance === "auto", sbom: shop.sbom },
        secretVariables: Object.fromEntries(variables.map(([id, variable]) => [id, variable])),
    });
    const metadataFile = (0,external_node_path_.join)(shop.folder, `${targetName(image)}.json`);
    const values = Object.fromEntries(variables.map(([, variable, value]) => [variable, value]));
    const command = bake(file, { target: targetName(image), root: shop.root, metadataFile, can, secrets: values });
    const hear = (line) => {
        said.add(line);
        shop.log.debug(`${image.name}: ${line}`);
        const state = progressOf(line);
        if (state !== undefined)
            shop.log.progress(image.name, `${doing} ${state}`);
    };
    shop.log.progress(image.name, doing);
    const run = (limits) => shop.runner.run(command, { ...limits, accept: "any", onLine: hear });
    const output = goal.kind === "check" ? await withTimeLimit(image, () => said.newest(), shop, run) : await run(limitsOf(shop));
    if (output.exitCode !== 0)
        return { failure: said.failure() };
    return { digest: parseDigest(await (0,promises_.readFile)(metadataFile, "utf8"), targetName(image)) };
}
function limitsOf({ signal }) {
    return signal === undefined ? {} : { signal };
}
async function withTimeLimit(image, lines, shop, work) {
    const timeoutMs = shop.testTimeoutMs ?? testTimeoutMs;
    try {
        return await work({ ...limitsOf(shop), timeoutMs });
    }
    catch (error) {
        if (!(error instanceof lib_errors/* CommandError */.Qd) || error.code !== "command.timeout")
            throw error;
        const lastLines = lines().slice(-build_image_linesInErrors);
        const message = [`${image.name}: unit tests did not end within ${timeoutMs / 1000} s`, ...lastLines].join("\n");
        throw new lib_errors/* BuildError */.zS("build.tests-failed", message, { image: image.name, lastLines, cause: error });
    }
}
/** Those for everybody, and those that the image's build section, or one that it builds on, asks for by name. */
function secretsFor(image, shop) {
    const below = baseServices(image.build).flatMap((service) => shop.bases.get(service) ?? []);
    const inherited = below.map((base) => secretsFor(base, shop));
    const own = (image.build.secrets ?? []).flatMap(({ source, target }) => {
        const secret = shop.composeSecrets?.[source];
        return secret === undefined ? [] : [[target ?? source, secret]];
    });
    return Object.assign({}, shop.secrets, ...inherited, Object.fromEntries(own));
}

;// CONCATENATED MODULE: ./lib/build/builder.js


/** Asks buildx and, where it matters, the engine; throws `target.unreachable` when there is nothing that could build. */
async function describeBuilder(runner, signal) {
    const options = signal === undefined ? {} : { signal };
    try {
        const [inspected, docker] = await Promise.all([
            runner.run(inspectBuilder(), options),
            // Asked beside the other, because each takes a while; a builder that is no engine's may have none to ask.
            runner.run(askDocker(), { ...options, accept: "any" }),
        ]);
        const { name, driver, error } = parseInspect(inspected.stdout);
        if (error !== undefined)
            throw unreachable(error);
        if (driver === "docker" && docker.exitCode !== 0)
            throw unreachable(docker.stderr.trim());
        const { buildx, containerdStore } = parseDocker(docker.stdout);
        return builderOf(name, driver, buildx, driver === "docker" && containerdStore);
    }
    catch (error) {
        if (!(error instanceof lib_errors/* CommandError */.Qd) || error.code !== "command.failed")
            throw error;
        throw unreachable(error.lastLines.join("\n") || (0,lib_errors/* messageOf */.bD)(error), error);
    }
}
function unreachable(said, cause) {
    const hint = "Start the Docker engine, install docker-buildx, or choose another builder with `docker buildx use`.";
    return new lib_errors/* TargetError */.I0("target.unreachable", `no builder can be reached: ${said}`, { hint, cause });
}
/** What a builder of this kind and version can. */
function builderOf(name, driver, buildx, containerdStore) {
    const full = driver !== "docker" || containerdStore;
    const since = (minor) => buildx[0] > 0 || buildx[1] >= minor;
    const can = {
        ...{ multiPlatform: full, cacheExport: full, attestations: full, annotations: full },
        ...{ extraHosts: since(25), wantsEntitlements: since(17), wantsPaths: since(19) },
    };
    return { name, driver, buildx, containerdStore, can };
}
/** The builder's own name and driver, and why it cannot be used when `docker buildx inspect` says so. */
function parseInspect(text) {
    const field = (name) => new RegExp(`^${name}:[ \\t]*(\\S.*)$`, "m").exec(text)?.[1]?.trim();
    const error = field("Error");
    const found = { name: field("Name") ?? "default", driver: field("Driver") ?? "docker" };
    return error === undefined ? found : { ...found, error };
}
/** What Docker's program says of its plugins and its engine; both may be missing from its answer. */
function parseDocker(json) {
    const { store, plugins } = readAnswer(json);
    const version = plugins?.find(({ Name }) => Name === "buildx")?.Version ?? "";
    const driver = store?.find(([name]) => name === "driver-type")?.[1] ?? "";
    return { buildx: parseVersion(version), containerdStore: driver.startsWith("io.containerd.") };
}
function readAnswer(json) {
    try {
        return JSON.parse(json);
    }
    catch {
        return {};
    }
}
/** Of a version that cannot be read it is assumed that it is newer than all that are known. */
function parseVersion(text) {
    const match = /\bv?(\d+)\.(\d+)\.\d+/.exec(text);
    return match === null ? [Infinity, 0] : [Number(match[1]), Number(match[2])];
}

;// CONCATENATED MODULE: ./lib/build/problems.js

/**
 * One error for all images that were not built. It is a `BuildError` when any image is at fault; when only the registry
 * or the builder was, nobody knows yet whether the images are good, and the error says so by its family.
 */
function together(problems, wanted) {
    const [first] = problems;
    if (first !== undefined && problems.length === 1)
        return first;
    const texts = problems.map(({ message }) => message);
    const message = [`${problems.length} of ${wanted} images were not built:`, ...texts].join("\n\n");
    const hints = new Set(problems.flatMap(({ hint }) => hint ?? []));
    const details = { hint: hints.size === 0 ? undefined : [...hints].join("\n"), cause: new AggregateError(problems) };
    const failed = problems.find((problem) => problem instanceof lib_errors/* BuildError */.zS);
    if (failed !== undefined) {
        const code = failed.code;
        return new lib_errors/* BuildError */.zS(code, message, { ...details, lastLines: failed.lastLines });
    }
    const refused = problems.find((problem) => problem instanceof lib_errors/* RegistryError */.gl);
    if (refused === undefined)
        return new lib_errors/* TargetError */.I0(first?.code ?? "target.failed", message, details);
    return new lib_errors/* RegistryError */.gl("registry.unreachable", message, { ...details, status: refused.status });
}

// EXTERNAL MODULE: ./lib/compose/placeholders.js
var placeholders = __webpack_require__(87228);
;// CONCATENATED MODULE: ./lib/build/requirements.js


/** Everything that keeps the images from being built as they are written, before any of them is tried. */
function problemsOf(images, known) {
    return images.flatMap((image) => problemsOfImage(image, known).map((problem) => ({ path: image.name, ...problem })));
}
function problemsOfImage({ build, platforms }, { builder, services, secrets }) {
    const problems = [];
    if (platforms.length > 1 && !builder.can.multiPlatform) {
        const message = `the builder ${builder.name} (${kindOf(builder)}) builds one platform only, wanted ${platforms.join(", ")}`;
        problems.push({ message, hint: "Make a builder that can: docker buildx create --driver docker-container --use" });
    }
    if (Array.isArray(build["extra_hosts"]) && build["extra_hosts"].length > 0 && !builder.can.extraHosts) {
        const message = `build.extra_hosts needs docker-buildx 0.25 or newer, here is ${builder.buildx.join(".")}`;
        problems.push({ message, hint: "Update docker-buildx, or take extra_hosts out of the build section." });
    }
    for (const service of baseServices(build).filter((name) => !services.has(name))) {
        problems.push({ message: `build.additional_contexts names the service ${service}, which is not built` });
    }
    for (const { source } of (build.secrets ?? []).filter((secret) => !secrets.has(secret.source))) {
        problems.push({ message: `the build secret ${source} has no value` });
    }
    for (const name of (0,placeholders/* secretsIn */.VY)(build)) {
        const hint = "Hand it to the build as a secret (build.secrets and RUN --mount=type=secret): a build argument stays in the image. " +
            "What is no secret belongs under `variables:` of the environment in aip-deploy.yml.";
        problems.push({ message: `the build section holds the value of the secret ${name}`, hint });
    }
    return problems;
}
/** What is left out because the builder cannot do it, as one sentence; `undefined` when it can do all that is wanted. */
function leftOut({ cache, provenance, sbom }, builder) {
    const { can } = builder;
    const parts = [
        !can.cacheExport && cache.mode !== "none" && `the ${cache.mode} cache`,
        !can.attestations && provenance === "auto" && "provenance",
        !can.attestations && sbom === "auto" && "the SBOM",
        !can.annotations && "annotations (the same facts are in the labels)",
    ].filter((part) => part !== false);
    if (parts.length === 0)
        return undefined;
    return `Left out, since the builder ${builder.name} (${kindOf(builder)}) cannot do it: ${parts.join(", ")}`;
}
function kindOf({ driver, containerdStore }) {
    return driver === "docker" && !containerdStore
        ? "driver docker without the containerd image store"
        : `driver ${driver}`;
}

;// CONCATENATED MODULE: ./lib/build/build.js
// Builds the images that the registry does not have: unit tests, then build and push under the content key, then a look
// at what the registry says. It neither computes keys nor decides what is to be built.










const imagesAtOnce = 4;
/**
 * Builds, tests and pushes every image, those that another one builds on first; answers in the order given. An image that
 * fails does not stop the others: what could be built is in the registry under its key, and one error tells of all that
 * could not. An image's tag appears only when the image is complete, because registries take the manifest last.
 */
async function buildImages(images, context) {
    if (images.length === 0)
        return [];
    const asked = context.builder ?? describeBuilder(context.runner, context.signal);
    const builder = await Promise.resolve(asked).catch(asCancelled(context));
    const services = new Map((context.app ?? images).flatMap((base) => base.services.map((name) => [name, base])));
    const secrets = new Set(Object.keys(context.composeSecrets ?? {}));
    const problems = problemsOf(images, { builder, services: new Set(services.keys()), secrets });
    if (problems.length > 0)
        throw new lib_errors/* ConfigError */.xL(problems, { hint: problems.find(({ hint }) => hint !== undefined)?.hint });
    const note = leftOut(context.config, builder);
    if (note !== undefined)
        context.log.info(note);
    const folder = await (0,promises_.mkdtemp)((0,external_node_path_.join)((0,external_node_os_.tmpdir)(), "aip-deploy-build-"));
    const shop = {
        ...context,
        builder,
        folder,
        bases: services,
        sbom: context.config.sbom === "auto" && builder.can.attestations,
    };
    try {
        return await inWaves(images, shop);
    }
    finally {
        await (0,promises_.rm)(folder, { recursive: true, force: true });
    }
}
async function inWaves(images, shop) {
    const results = new Map();
    let waiting = images;
    while (waiting.length > 0) {
        const open = new Set(waiting.flatMap(({ services }) => services));
        const wave = waiting.filter(({ build }) => !baseServices(build).some((service) => open.has(service)));
        if (wave.length === 0)
            throw new lib_errors/* InternalError */.Gd(`images build on each other: ${waiting.map(({ name }) => name).join(", ")}`);
        const settled = await (0,p_map/* default */.Ay)(wave, (image) => attempt(image, shop, results), {
            concurrency: shop.concurrency ?? imagesAtOnce,
        });
        wave.forEach((image, index) => results.set(image.name, settled[index] ?? new lib_errors/* InternalError */.Gd("no result")));
        waiting = waiting.filter((image) => !wave.includes(image));
    }
    return verdict(images, results, shop.signal);
}
async function attempt(image, shop, results) {
    const bases = baseServices(image.build).flatMap((service) => shop.bases.get(service)?.name ?? []);
    const broken = bases.find((name) => results.get(name) instanceof Error);
    if (broken !== undefined) {
        const message = `${image.name}: not built, because it builds on ${broken}`;
        return new lib_errors/* BuildError */.zS("build.failed", message, { image: image.name });
    }
    try {
        const built = await buildImage(image, shop);
        for (const service of built.services)
            shop.bases.set(service, built);
        return built;
    }
    catch (error) {
        return error instanceof Error ? error : new lib_errors/* InternalError */.Gd(String(error));
    }
}
function verdict(images, results, signal) {
    const outcomes = images.map(({ name }) => results.get(name));
    const built = outcomes.flatMap((outcome) => (outcome === undefined || outcome instanceof Error ? [] : outcome));
    const errors = outcomes.filter((outcome) => outcome instanceof Error);
    if (signal?.aborted === true)
        throw stopped(built.length, images.length);
    const bug = errors.find((error) => !(error instanceof lib_errors/* DeployError */.sH));
    if (bug !== undefined)
        throw bug;
    const problems = errors.filter((error) => error instanceof lib_errors/* DeployError */.sH);
    if (problems.length > 0)
        throw together(problems, images.length);
    return built;
}
function stopped(built, wanted) {
    const message = `the build was stopped: ${built} of ${wanted} images are in the registry, nothing is half pushed`;
    return new lib_errors/* CancelledError */.cc(message, { hint: "Run again: the images that are there will be found." });
}
function asCancelled({ signal }) {
    return (error) => {
        throw signal?.aborted === true
            ? new lib_errors/* CancelledError */.cc("the build was stopped before it began", { cause: error })
            : error;
    };
}

// EXTERNAL MODULE: ./lib/build/leg-results.js
var leg_results = __webpack_require__(29067);
// EXTERNAL MODULE: ./lib/source/history.js
var source_history = __webpack_require__(24505);
// EXTERNAL MODULE: ./lib/source/remote.js
var source_remote = __webpack_require__(60523);
// EXTERNAL MODULE: ./lib/secrets/reference.js
var reference = __webpack_require__(47800);
// EXTERNAL MODULE: ./lib/secrets/resolve.js
var resolve = __webpack_require__(83161);
// EXTERNAL MODULE: ./lib/release/secret-values.js + 1 modules
var secret_values = __webpack_require__(65212);
// EXTERNAL MODULE: ./lib/release/commands/prepare.js + 5 modules
var prepare = __webpack_require__(15866);
;// CONCATENATED MODULE: ./lib/release/commands/build.js










/** Builds, tests and pushes what the registry does not have; of the named images, or of all. */
async function build(app, wish) {
    const builder = builderSoon(app);
    const prepared = await (0,prepare/* prepareAnew */.pz)(app, wish.environment);
    const { result } = await buildMissing(app, prepared, { only: wish.images, builder });
    if (wish.results !== undefined)
        await (0,leg_results/* writeLegResults */.E_)(wish.results, result.images);
    return result;
}
/** Begins to ask about the builder, so that nobody waits for the answer later; what goes wrong is for those who need it. */
function builderSoon({ runner, signal }) {
    const builder = describeBuilder(runner, signal);
    builder.catch(() => undefined);
    return builder;
}
/** Answers every image with its digest, and says which were built. Throws `BuildError`. */
async function buildMissing(app, prepared, { only = [], builder } = {}) {
    const started = app.clock.now().getTime();
    if (prepared.remembered !== undefined)
        return { result: nothingBuilt(prepared), found: [] };
    const { survey, missing, unknown } = prepared;
    demandKnown(survey.images, only);
    const isWanted = ({ name }) => only.length === 0 || only.includes(name);
    const toBuild = [...missing, ...unknown.map(({ image }) => image)].filter(isWanted);
    const built = toBuild.length === 0 ? [] : await buildThem(app, prepared, toBuild, builder);
    const found = [...prepared.found, ...built].filter(isWanted).sort((a, b) => (a.name < b.name ? -1 : 1));
    const seconds = new Map(built.map((image) => [image.name, image.seconds]));
    const images = found.map(({ name, key, digest }) => ({
        name,
        key,
        digest,
        state: seconds.has(name) ? "built" : "found",
        seconds: seconds.get(name) ?? 0,
    }));
    return { result: { command: "build", images, seconds: (app.clock.now().getTime() - started) / 1000 }, found };
}
function nothingBuilt({ remembered }) {
    const images = remembered.images.map(({ name, key, digest }) => ({
        name,
        key,
        digest,
        state: "found",
        seconds: 0,
    }));
    return { command: "build", images, seconds: 0 };
}
async function buildThem(app, prepared, images, builder) {
    const { config, runner, log, clock, signal } = app;
    const { survey, found } = prepared;
    const digests = new Map(found.map((image) => [image.name, image]));
    return await log.phase(`Building ${images.length} of ${survey.images.length} images`, async () => buildImages(images, {
        runner,
        log,
        clock,
        signal,
        store: (0,prepare/* storeOf */.xX)(app),
        ...(builder === undefined ? {} : { builder }),
        root: config.root,
        config: config.build,
        stamp: await stampOf(app, prepared),
        app: survey.images.map((image) => digests.get(image.name) ?? image),
        secrets: await resolved(app, configuredSecrets(app)),
        composeSecrets: await resolved(app, listedSecrets(survey, images)),
    }));
}
async function stampOf({ clock }, { repository, source }) {
    const [[newest], remote] = await Promise.all([
        (0,source_history/* commitsBetween */.$q)(repository, undefined, source.commit, { limit: 1 }),
        (0,source_remote/* remoteUrl */.g)(repository),
    ]);
    const created = newest?.date ?? clock.now().toISOString();
    return { revision: source.commit, created, ...(remote === undefined ? {} : { source: remote }) };
}
async function resolved(app, references) {
    const places = (0,secret_values/* secretPlaces */.B)(app, app.config.environments.at(-1));
    return Object.fromEntries(await (0,resolve/* resolveSecrets */.Mx)(references, places));
}
function configuredSecrets({ config }) {
    return Object.entries(config.build.secrets).map(([name, source]) => (0,reference/* referenceTo */.P)(name, source));
}
/** The Compose file's secrets that these builds list, as the environment furthest down the road has them. */
function listedSecrets({ environments }, images) {
    const names = new Set(images.flatMap(({ build: { secrets = [] } }) => secrets.map(({ source }) => source)));
    return [...names].flatMap((name) => {
        const having = environments.findLast(({ loaded }) => loaded.model.secrets?.[name] !== undefined);
        const { file, environment: variable } = having?.loaded.model.secrets?.[name] ?? {};
        if (file !== undefined)
            return [{ name, from: "file", file }];
        if (variable === undefined)
            return [];
        return [(0,reference/* referenceTo */.P)(name, having?.secrets[variable] ?? { kind: "environment", variable })];
    });
}
function demandKnown(images, names) {
    const unknown = names.filter((name) => !images.some((image) => image.name === name));
    if (unknown.length === 0)
        return;
    const known = images.map(({ name }) => name).join(", ");
    throw new lib_errors/* UsageError */.eb(`build: there is no image ${unknown.join(", ")}`, { hint: `Images: ${known}` });
}


/***/ })

};
