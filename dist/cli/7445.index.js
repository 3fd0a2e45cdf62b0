export const id = 7445;
export const ids = [7445];
export const modules = {

/***/ 5282:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ about),
/* harmony export */   b: () => (/* binding */ areas)
/* harmony export */ });
/** In the order in which they are told. */
const areas = [
    "machine",
    "hosts",
    "configuration",
    "workflows",
    "repository",
    "environments",
    "branches",
    "secrets",
];
/** Findings of one area. */
function about(area) {
    return {
        ok: (what) => ({ area, state: "ok", what, commands: [] }),
        advice: (what, why, commands = []) => ({
            ...{ area, state: "advice", what, why, commands },
        }),
        wrong: (what, why, commands = []) => ({
            ...{ area, state: "wrong", what, why, commands },
        }),
        unknown: (what, why) => ({ area, state: "unknown", what, why, commands: [] }),
    };
}


/***/ }),

/***/ 7445:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  renderErrorJson: () => (/* binding */ renderErrorJson),
  renderJson: () => (/* binding */ renderJson)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/exit-code.js
var exit_code = __webpack_require__(8456);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 9 modules
var schemas = __webpack_require__(7597);
// EXTERNAL MODULE: ./lib/doctor/finding.js
var finding = __webpack_require__(5282);
// EXTERNAL MODULE: ./lib/targets/compose/index.js + 81 modules
var compose = __webpack_require__(7163);
// EXTERNAL MODULE: ./lib/config/config.js
var config = __webpack_require__(8674);
;// CONCATENATED MODULE: ./lib/report/json-shapes.js
/** The shapes that occur in the JSON of several commands; `docs/json.md` is generated from their descriptions. */


/** A value with what it means. */
function described(shape, description) {
    return shape.meta({ description });
}
const json_shapes_text = (description) => described(schemas/* string */.YjP(), description);
const optionalText = (description) => json_shapes_text(description).exactOptional();
const texts = (description) => described(schemas/* array */.YOg(schemas/* string */.YjP()), description);
const yesOrNo = (description) => described(schemas/* boolean */.zMY(), description);
const whole = (description) => described(schemas/* int */.Whr(), description);
const moment = (description) => json_shapes_text(`${description}; ISO 8601 in UTC`);
const seconds = described(schemas/* number */.aig(), "how long it took, in seconds");
const format = described(schemas/* literal */.euz(1), "the version of this format; a new field does not change it");
const releaseId = (description) => json_shapes_text(`${description}; 64 hex digits`);
const digest = (description) => json_shapes_text(`${description}; \`sha256:\` and 64 hex digits`);
const key = json_shapes_text("the content key, and the tag in the registry; `c1-` and 40 hex digits");
const outcomes = schemas/* enum */.k5n(["succeeded", "failed", "errored", "skipped", "cancelled"]);
const outcome = described(outcomes, "`failed`: we looked and the answer is no; `errored`: it could not be told");
const kind = described(schemas/* enum */.k5n(["deploy", "rollback", "return", "hotfix"]), "why the release was brought there; `return`: by itself, after one that was not good");
const change = described(schemas/* enum */.k5n(["added", "removed", "changed"]), "how it differs");
const act = schemas/* strictObject */.rej({
    by: json_shapes_text("who, by the name that was given"),
    at: moment("when"),
    reason: optionalText("why"),
    link: optionalText("where it was said"),
    via: optionalText("who really gave the order, as GitHub says, when `by` is another"),
})
    .meta({ id: "Act", description: "who did something, and when" });
const commit = schemas/* strictObject */.rej({
    sha: json_shapes_text("its id"),
    author: json_shapes_text("who wrote it"),
    date: json_shapes_text("when it was committed; ISO 8601"),
    subject: json_shapes_text("the first line of its message"),
})
    .meta({ id: "Commit", description: "one commit" });
const problem = schemas/* strictObject */.rej({
    file: optionalText("the file"),
    line: whole("the line, from 1").exactOptional(),
    column: whole("the column, from 1").exactOptional(),
    path: optionalText("where inside the file, for example `environments.production.url`"),
    message: json_shapes_text("what is wrong"),
    hint: optionalText("what to do"),
})
    .meta({ id: "Problem", description: "something wrong, or odd, in the user's files" });
const source = schemas/* strictObject */.rej({
    commit: json_shapes_text("the commit that is checked out"),
    ref: json_shapes_text("a branch, a tag, or the commit when neither is checked out"),
    isDirty: yesOrNo("there are changes that are not committed"),
})
    .meta({ id: "Source", description: "the checkout" });
const failure = schemas/* strictObject */.rej({
    unit: optionalText("the unit that is not good"),
    message: json_shapes_text("what went wrong"),
    hint: optionalText("what to do"),
    log: texts("the unit's last log lines, without secrets"),
    events: texts("what the engine did with it, oldest first"),
})
    .meta({ id: "Failure", description: "why something is not good" });
const unitResult = schemas/* strictObject */.rej({
    unit: json_shapes_text("the unit"),
    outcome,
    seconds,
    detail: json_shapes_text("one line for people"),
    failure: failure.exactOptional(),
    cut: optionalText("what may not have been finished because its old container was killed"),
})
    .meta({ id: "UnitResult", description: "what came of one unit in a step" });
const step = schemas/* strictObject */.rej({
    id: json_shapes_text("the step's id in the plan"),
    title: json_shapes_text("what is done, one sentence"),
    outcome,
    seconds,
    detail: optionalText("one line for people"),
    failure: failure.exactOptional(),
    units: described(schemas/* array */.YOg(unitResult), "by unit, when the step did something with several").exactOptional(),
})
    .meta({ id: "StepResult", description: "what came of one step" });
const requests = schemas/* strictObject */.rej({
    url: json_shapes_text("the public route"),
    sent: whole("how many requests were sent while the steps were performed"),
    lost: whole("how many of them nobody answered, or only a gateway with 502, 503 or 504"),
    slowestMs: described(schemas/* number */.aig(), "milliseconds that the slowest answer took"),
    outSeconds: described(schemas/* number */.aig(), "seconds from the first lost request to the last one"),
    firstLoss: optionalText("what the first lost request met"),
})
    .meta({ id: "Requests", description: "what users would have noticed of the steps" });
const tests = schemas/* strictObject */.rej({
    passed: whole("how many passed"),
    failed: whole("how many failed"),
    skipped: whole("how many were skipped"),
    failures: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ name: json_shapes_text("the test"), message: json_shapes_text("why it failed") })), "the first failed tests, at most 20"),
})
    .meta({ id: "TestTotals", description: "what a test report says" });
const check = schemas/* strictObject */.rej({
    name: json_shapes_text("the check"),
    outcome,
    seconds,
    detail: json_shapes_text("what was seen, one line"),
    hint: optionalText("how to look closer"),
    tests: tests.exactOptional(),
})
    .meta({ id: "CheckResult", description: "what came of one check" });
const gate = schemas/* strictObject */.rej({
    gate: described(schemas/* enum */.k5n(["order", "hold", "requires", "sign-off", "soak", "freeze", "approval"]), "which gate"),
    open: yesOrNo("the deployment may pass"),
    sentence: json_shapes_text("why it is open or closed"),
    hint: optionalText("how it opens"),
})
    .meta({ id: "Gate", description: "one gate and whether it is open" });
const unitPlan = schemas/* strictObject */.rej({
    unit: json_shapes_text("the unit"),
    action: described(schemas/* enum */.k5n(["create", "replace", "keep", "remove", "run"]), "what happens to it"),
    why: json_shapes_text("why"),
    tasks: texts("its tasks that run before it starts, in order").exactOptional(),
    stateful: yesOrNo("it keeps data").exactOptional(),
    strategy: described(schemas/* enum */.k5n(["roll", "recreate", "reload"]), "how it is replaced, for a unit that is").exactOptional(),
    how: optionalText("why it is replaced in this way"),
});
const stepKinds = [
    "check",
    "mend",
    "files",
    "pull",
    "task",
    "roll",
    "reload",
    "start",
    "remove",
    "prove",
    "unreached",
];
const hostStep = {
    id: json_shapes_text("names the step"),
    kind: described(schemas/* enum */.k5n(stepKinds), "what sort of step it is"),
    title: json_shapes_text("what is done, one sentence"),
    units: texts("the units that it is about"),
    anew: texts("units that are made anew although their own definition did not change").exactOptional(),
};
const plannedStep = schemas/* strictObject */.rej({
    ...hostStep,
    hosts: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ host: json_shapes_text("the host"), step: described(schemas/* strictObject */.rej(hostStep), "what it does there") })), "of several hosts: which of them do it, and what each does").exactOptional(),
});
const drifted = schemas/* strictObject */.rej({
    object: json_shapes_text("for example `Deployment web`"),
    change: described(schemas/* enum */.k5n(["missing", "changed", "unexpected"]), "how it differs from the release"),
    fields: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        path: json_shapes_text("for example `spec.replicas`"),
        wanted: json_shapes_text("as the release has it"),
        found: json_shapes_text("as it is"),
        by: optionalText("who changed it, where the target knows"),
    })), "what differs; empty when the object as a whole does"),
})
    .meta({ id: "Drift", description: "something that is not as a release has it" });
const hook = schemas/* strictObject */.rej({
    hook: described(schemas/* enum */.k5n(config/* hookNames */.W), "when it runs"),
    command: json_shapes_text("its command, as one line of a shell"),
})
    .meta({ id: "Hook", description: "a person's own command around a deployment" });
const hooks = described(schemas/* array */.YOg(hook), "the hooks of the deployment, in their order, `on-failure` only when it fails; empty when nothing has to be done");
const targetPlan = schemas/* strictObject */.rej({
    steps: described(schemas/* array */.YOg(plannedStep), "what is done, in order; empty: nothing has to be"),
    notes: texts("what a person should know about units that are not simply replaced"),
    units: described(schemas/* array */.YOg(unitPlan), "every unit, those that stay as they are too"),
})
    .meta({ id: "TargetPlan", description: "what changes in an environment" });

;// CONCATENATED MODULE: ./lib/report/json-deployment.js



const hosts = described(schemas/* array */.YOg(schemas/* strictObject */.rej({
    host: json_shapes_text("the host"),
    runs: releaseId("what it runs, asked from the host; left out: none of the expected, or it could not be asked").exactOptional(),
    detail: json_shapes_text("what was seen"),
})), "of several hosts: what each runs at the end");
const comeback = schemas/* strictObject */.rej({
    release: releaseId("what it came back to; left out: there was no good release, everything was removed").exactOptional(),
    outcome: outcome,
    steps: described(schemas/* array */.YOg(step), "the steps of the way back"),
    checks: described(schemas/* array */.YOg(check), "what proves it"),
    requests: requests.exactOptional(),
    sentence: json_shapes_text("what was done about it"),
    held: described(schemas/* literal */.euz(true), "nothing was undone, because the environment is configured so; it is held").exactOptional(),
})
    .meta({ id: "Comeback", description: "what was done after a deployment that was not good" });
const deployment = schemas/* strictObject */.rej({
    environment: json_shapes_text("the environment"),
    release: releaseId("the release that was brought there"),
    before: releaseId("the release before; left out: there was none").optional(),
    kind: kind,
    outcome: outcome,
    verified: yesOrNo("the release runs, and every check says so"),
    unchanged: yesOrNo("the environment ran this release already; nothing was done"),
    dryRun: yesOrNo("it was only planned and judged"),
    gates: described(schemas/* array */.YOg(gate), "the gates that were judged"),
    plan: targetPlan,
    hooks: hooks,
    steps: described(schemas/* array */.YOg(step), "what was done, in order; a hook that ran too, its id is `hook:` and its name"),
    checks: described(schemas/* array */.YOg(check), "what was checked after it, in order"),
    requests: requests.exactOptional(),
    failure: failure.exactOptional(),
    comeback: comeback.exactOptional(),
    unrecorded: optionalText("why the ledger does not know of it, when it does not"),
    hosts: hosts.exactOptional(),
    number: whole("the number in the environment's history").exactOptional(),
    seconds: seconds,
})
    .meta({ id: "Deployment", description: "one attempt to bring an environment to a release" });
const number = whole("the number of the entry in the environment's history");
const maintenance = {
    act: act,
    page: digest("the page, a blob in the ledger's repository"),
    retryAfterSeconds: whole("after how many seconds those who come should try again"),
    doors: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        unit: json_shapes_text("the service"),
        kind: described(schemas/* enum */.k5n(compose/* doorKinds */.iI), "what it is"),
        config: optionalText("the file that it was started with"),
    })), "the gateways that show it"),
};
const state = schemas/* strictObject */.rej({
    environment: json_shapes_text("the environment"),
    number: whole("the number of the newest entry; 0 when nothing has happened yet"),
    current: described(schemas/* strictObject */.rej({
        release: releaseId("the release"),
        number,
        since: moment("since when"),
        commit: optionalText("the commit that it was deployed from"),
    }), "what runs as far as the ledger knows").exactOptional(),
    good: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ release: releaseId("the release"), number, at: moment("when") })), "releases that were verified here, newest first, at most 20"),
    hold: described(act, "who holds the environment; left out when nobody does").exactOptional(),
    freeze: described(schemas/* strictObject */.rej({ act: act, until: moment("when it ends by itself") }), "who froze the environment, even when that is over; left out when it was lifted").exactOptional(),
    maintenance: described(schemas/* strictObject */.rej(maintenance), "everybody is shown a page instead of the app; left out when nobody is").exactOptional(),
    down: described(act, "who removed everything; left out as soon as something is brought there again").exactOptional(),
    signOffs: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ release: releaseId("the release"), act: act })), "who said yes to which release, newest first"),
    last: described(schemas/* strictObject */.rej({ release: releaseId("the release"), number, outcome: outcome, at: moment("when it ended") }), "the newest deployment, however it ended").exactOptional(),
    previews: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        preview: whole("the pull request"),
        slot: whole("which block of host ports is its own, from 0"),
        since: moment("since when"),
        at: moment("when it was wanted the last time"),
    })), "only in the row of the previews: those that are open").exactOptional(),
})
    .meta({ id: "State", description: "an environment after the newest entry of its history" });
const numbered = { number, state };
const entry = schemas/* discriminatedUnion */.gMt("kind", [
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("deployment"), "a deployment"),
        deployment: kind,
        release: releaseId("the release that was brought there"),
        from: releaseId("what ran before").exactOptional(),
        commit: optionalText("the commit that it was deployed from"),
        ref: optionalText("the branch or tag"),
        act: act,
        endedAt: moment("when it was over"),
        outcome: outcome,
        verified: yesOrNo("the release runs, and every check says so"),
        runs: releaseId("what runs after it").exactOptional(),
        approvals: described(schemas/* array */.YOg(act), "who approved"),
        steps: described(schemas/* array */.YOg(step), "what was done, in order"),
        checks: described(schemas/* array */.YOg(check), "what was checked after it, in order"),
        secrets: described(schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP()), "fingerprints of the secrets that were used, by name; never values"),
        failure: optionalText("what went wrong"),
        hosts: hosts.exactOptional(),
    })
        .meta({ id: "DeploymentEntry", description: "a deployment in the history" }),
    schemas/* strictObject */.rej({ ...numbered, kind: described(schemas/* literal */.euz("hold"), "the environment is held"), act: act })
        .meta({ id: "HoldEntry", description: "from then on nothing is deployed there" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("freeze"), "the environment is frozen"),
        act: act,
        until: moment("when it ends"),
    })
        .meta({ id: "FreezeEntry", description: "until then nothing is deployed there" }),
    schemas/* strictObject */.rej({ ...numbered, kind: described(schemas/* literal */.euz("lift"), "holds and freezes are over"), act: act })
        .meta({ id: "LiftEntry", description: "a hold or a freeze that ended" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("sign-off"), "somebody said yes to a release"),
        release: releaseId("the release"),
        act: act,
    })
        .meta({ id: "SignOffEntry", description: "a yes to a release" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("down"), "everything was removed"),
        act: act,
        data: yesOrNo("the volumes were removed too"),
        failure: optionalText("why something may be left"),
    })
        .meta({ id: "DownEntry", description: "everything that ran there was removed" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("task"), "a program was run once"),
        unit: json_shapes_text("the service as which it was run"),
        words: json_shapes_text("the program with its arguments, without secrets"),
        release: releaseId("the release that ran"),
        act: act,
        outcome: outcome,
        detail: json_shapes_text("how it ended"),
    })
        .meta({ id: "TaskEntry", description: "a program that was run once" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("maintenance-on"), "everybody is shown a page instead of the app"),
        ...maintenance,
    })
        .meta({ id: "MaintenanceOnEntry", description: "from then on everybody is shown a page" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("maintenance-off"), "everybody comes to the app again"),
        act: act,
    })
        .meta({ id: "MaintenanceOffEntry", description: "a maintenance that ended" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("unlock"), "a lease was ended by hand"),
        act: act,
        holder: json_shapes_text("whose lease it was, what for and since when"),
    })
        .meta({ id: "UnlockEntry", description: "the lease of a deployer that no longer worked was ended by hand" }),
    schemas/* strictObject */.rej({
        ...numbered,
        kind: described(schemas/* literal */.euz("preview"), "a preview came or went"),
        preview: whole("the pull request"),
        change: described(schemas/* enum */.k5n(["opened", "closed"]), "what happened"),
        act: act,
    })
        .meta({ id: "PreviewEntry", description: "a preview that was opened or closed, in the row of the previews" }),
]);

;// CONCATENATED MODULE: ./lib/report/json-results.js
/** The JSON of every command, by command; strict, so that nothing is printed that is not documented. */




const environment = json_shapes_text("the environment");
const app = json_shapes_text("the app");
const url = optionalText("where the environment is reached");
const because = optionalText("why nothing is deployed, when nothing is");
const approval = described(schemas/* strictObject */.rej({ environment: optionalText("the environment on GitHub whose reviewers approve") }), "who is asked before each deployment, when somebody is").exactOptional();
const warnings = described(schemas/* array */.YOg(problem), "what is odd in the user's files");
function result(command, shape) {
    return schemas/* strictObject */.rej({ format: format, command: described(schemas/* literal */.euz(command), "the command"), ...shape });
}
const plannedImage = schemas/* strictObject */.rej({
    name: json_shapes_text("the image"),
    repository: json_shapes_text("registry, path and name, without tag"),
    key: key,
    services: texts("the services that run it"),
    state: described(schemas/* enum */.k5n(["found", "build", "unknown"]), "`unknown`: the registry could not be asked"),
    digest: digest("what the registry has").exactOptional(),
    before: digest("what the environment runs of it now, when that is another one").exactOptional(),
    commits: described(schemas/* array */.YOg(commit), "the newest commits that changed it since what runs now"),
});
const differences = {
    images: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: json_shapes_text("the image"),
        change: change,
        before: digest("before").exactOptional(),
        after: digest("after; left out also for one that is still to be built").exactOptional(),
        commits: described(schemas/* array */.YOg(commit), "the newest commits that changed it, as far as they are known"),
    })), "images that differ"),
    services: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: json_shapes_text("the service"),
        change: change,
        parts: texts("the keys of its definition that changed"),
    })), "services whose definition differs"),
    files: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ path: json_shapes_text("the file"), change: change })), "deployment files that differ"),
};
const between = {
    commits: described(schemas/* array */.YOg(commit), "the commits in between, newest first"),
    commitsProblem: optionalText("why commits are not shown, when they are not"),
};
const plan = result("plan", {
    app,
    source: source,
    environment: optionalText("the environment; left out: nothing will be deployed"),
    because,
    approval,
    images: described(schemas/* array */.YOg(plannedImage), "every image of the app"),
    release: releaseId("the release it becomes, known once every image is found").exactOptional(),
    current: releaseId("what runs now").exactOptional(),
    currentCommit: optionalText("the commit that what runs now was deployed from"),
    fallback: releaseId("to what a failure would go back").exactOptional(),
    fallbackCommit: optionalText("the commit that it came from"),
    changes: described(schemas/* strictObject */.rej(differences), "how the release differs from what runs now; left out when nothing runs or it is not known").exactOptional(),
    ...between,
    gates: described(schemas/* array */.YOg(gate), "what must hold before the deployment starts"),
    target: targetPlan.exactOptional(),
    targetProblem: optionalText("why the target was not asked or not believed; `target` is then made from what the ledger says that runs"),
    hooks: hooks,
    objects: described(schemas/* array */.YOg(drifted), "what differs on the target from the release, where it can tell").exactOptional(),
    matrix: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ name: json_shapes_text("the leg"), images: texts("what it builds") })), "what there is to build, as legs of a job matrix; at most 256"),
    warnings,
    notes: texts("what a person should know"),
    seconds: seconds,
});
const build = {
    images: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: json_shapes_text("the image"),
        key: key,
        digest: digest("as the registry gives it back"),
        state: described(schemas/* enum */.k5n(["found", "built"]), "whether it was there already"),
        seconds: seconds,
    })), "every image that was asked for"),
    seconds: seconds,
};
const release = result("release", {
    app,
    release: releaseId("the release"),
    images: whole("how many images it holds"),
    environments: texts("the environments whose deployment files it holds"),
    warnings: texts("what is odd in it"),
});
const running = {
    app,
    source: source,
    environment: optionalText("the environment; left out: nothing was deployed"),
    because,
    build: described(schemas/* strictObject */.rej({ command: described(schemas/* literal */.euz("build"), "the command"), ...build }), "what was built"),
    release: releaseId("the release that was made"),
    deployment: deployment.exactOptional(),
    url,
    warnings,
    stages: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ name: described(schemas/* enum */.k5n(["plan", "build", "release", "deploy"]), "the stage"), seconds: seconds })), "how long each stage took, in order"),
};
const run = result("run", running);
const boardRow = {
    environment,
    branch: json_shapes_text("the branch that is deployed there"),
    url,
    state: state,
    commit: optionalText("the commit that the current release was deployed from"),
    by: optionalText("who deployed it"),
    health: described(schemas/* enum */.k5n(["well", "unwell", "unknown", "empty"]), "`well`: all units run and the route answers; `unknown`: it could not be asked"),
    detail: json_shapes_text("what was seen, one line"),
    busy: described(schemas/* strictObject */.rej({
        by: json_shapes_text("who"),
        work: json_shapes_text("what for, for example `deploy release 0123456789ab`"),
        since: moment("since when"),
        link: optionalText("the run"),
    }), "who changes it right now").exactOptional(),
    interrupted: optionalText("what was begun there and not ended; whoever deploys next deals with it"),
};
const json_results_status = result("status", {
    app,
    environments: described(schemas/* array */.YOg(schemas/* strictObject */.rej(boardRow)), "every environment, in the order of promotion"),
});
const pullRequest = whole("the number of the pull request");
const deployedAt = moment("when it was wanted the last time");
const until = moment("until when it is kept if nobody deploys to it again");
const previewList = result("preview-list", {
    app,
    most: whole("how many there may be at the same time"),
    previews: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ ...boardRow, pullRequest, since: moment("since when it is there"), deployedAt, until })), "those that are open, the oldest first"),
});
const previewPrune = result("preview-prune", {
    seconds: whole("the age from which they were removed, in seconds"),
    removed: described(schemas/* array */.YOg(schemas/* strictObject */.rej({ environment, pullRequest, deployedAt, problem: optionalText("why it could not be removed") })), "those that were old enough"),
    kept: whole("how many were not"),
});
const side = schemas/* strictObject */.rej({
    name: json_shapes_text("an environment, a release or the checkout"),
    release: releaseId("its release").exactOptional(),
    commit: optionalText("its commit"),
})
    .meta({ id: "Side", description: "one side of a comparison" });
const difference = {
    from: described(side, "what would change"),
    to: described(side, "what it would become"),
    ...differences,
    ...between,
};
const diff = result("diff", difference);
const approve = result("approve", {
    app,
    environment,
    release: releaseId("the release that is asked for"),
    way: described(schemas/* enum */.k5n(["environment", "issue", "name"]), "how it is given; left out: none is asked for").exactOptional(),
    open: yesOrNo("nothing has to be waited for; by name nobody is asked before the deployment"),
    sentence: json_shapes_text("how it stands"),
    hint: optionalText("how it opens"),
    approvals: described(schemas/* array */.YOg(act), "who approved"),
    link: optionalText("where it is decided"),
    review: described(schemas/* strictObject */.rej({
        ...difference,
        target: targetPlan.exactOptional(),
        hooks: hooks,
        fallback: releaseId("to what a failure would go back").exactOptional(),
        gates: described(schemas/* array */.YOg(gate), "the other gates as they stand"),
    }), "what a reviewer must see"),
});
const promote = result("promote", {
    from: json_shapes_text("the environment that it comes from"),
    environment,
    base: json_shapes_text("the branch of the environment"),
    head: json_shapes_text("the branch that it comes from"),
    release: releaseId("what runs on the environment that it comes from").exactOptional(),
    current: releaseId("what runs on the environment now").exactOptional(),
    verified: yesOrNo("that release was verified there"),
    ahead: whole("how many commits it brings"),
    commits: described(schemas/* array */.YOg(commit), "these commits, newest first, at most 250"),
    ...differences,
    gates: described(schemas/* array */.YOg(gate), "the environment's gates, as they stand for that release"),
    warnings: described(schemas/* array */.YOg(problem), "what speaks against merging just now"),
    state: described(schemas/* enum */.k5n(["opened", "updated", "unchanged", "nothing", "dry-run"]), "what became of the pull request; `nothing`: there is nothing to promote"),
    pullRequest: described(schemas/* strictObject */.rej({ number: whole("its number"), url: json_shapes_text("where it is") }), "the pull request, when there is one").exactOptional(),
});
const doctor = result("doctor", {
    repository: optionalText("the repository on GitHub, when it could be looked at"),
    findings: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        area: described(schemas/* enum */.k5n(finding/* areas */.b), "what it is about"),
        state: described(schemas/* enum */.k5n(["ok", "advice", "wrong", "unknown"]), "`advice`: it works and could be better; `unknown`: it could not be looked at"),
        what: json_shapes_text("what was seen, one sentence"),
        why: optionalText("why it matters, or why it could not be told"),
        commands: texts("what mends it"),
    })), "everything that was looked at, area by area"),
});
const migrate = result("migrate", {
    app,
    dryRun: yesOrNo("nothing was written"),
    environments: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        name: json_shapes_text("the environment"),
        overlay: json_shapes_text("the folder below `k8s/overlays`"),
        namespace: json_shapes_text("its namespace"),
    })), "in the order of promotion"),
    written: texts("the files that were written, relative to the repository; in a dry run, that would be"),
    unchanged: texts("the files that were like that already"),
    stale: texts("the files that were written once and are wanted no longer"),
    notes: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
        kind: described(schemas/* enum */.k5n(["left", "look"]), "`left`: it is not in the manifests; `look`: it is, and a person has to look at it"),
        what: json_shapes_text("what stands in the Compose files"),
        instead: json_shapes_text("what Kubernetes has for it"),
        services: texts("the services that it is about"),
        environments: texts("the environments that it is about; empty: all"),
        places: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
            file: json_shapes_text("the file"),
            line: whole("the line, from 1"),
            column: whole("the column, from 1"),
        })), "where it stands"),
    })), "what needs a person"),
    lines: json_shapes_text("what aip-deploy.yml has to say, as YAML"),
});
const deploy = { deployment: deployment, url };
const maintained = {
    environment,
    outcome: outcome,
    unchanged: yesOrNo("it was like that already; nothing was done"),
    act: act,
    gateways: texts("the gateways that show the page, or did"),
    notes: texts("what a person should know of how they came to it"),
    steps: described(schemas/* array */.YOg(step), "what was done, in order"),
    checks: described(schemas/* array */.YOg(check), "what was checked after it, in order"),
    failure: failure.exactOptional(),
    comeback: optionalText("what was done after it was not good"),
    url,
    number: whole("the number in the environment's history, when it was recorded").exactOptional(),
};
const note = {
    environment,
    release: releaseId("the release that it is about").exactOptional(),
    act: act,
    until: optionalText("for `freeze`, when it ends; ISO 8601 in UTC"),
    holder: optionalText("for `unlock`, whose lease it was, what for and since when"),
    number: whole("the number in the environment's history"),
};
/** By command, in the order of the manual. */
const resultSchemas = {
    run,
    plan,
    build: result("build", build),
    release,
    deploy: result("deploy", deploy),
    approve,
    verify: result("verify", {
        environment,
        release: releaseId("the release that should run"),
        outcome: outcome,
        checks: described(schemas/* array */.YOg(check), "what was checked, in order"),
    }),
    drift: result("drift", {
        environment,
        release: releaseId("the release that should run"),
        outcome: described(schemas/* enum */.k5n(["succeeded", "failed"]), "`failed`: something is not as the release has it"),
        units: described(schemas/* array */.YOg(unitPlan), "units that a deployment of the same release would touch"),
        steps: described(schemas/* array */.YOg(plannedStep), "what it would do"),
        objects: described(schemas/* array */.YOg(drifted), "what differs, where the target can tell"),
    }),
    rollback: result("rollback", deploy),
    "sign-off": result("sign-off", note),
    hold: result("hold", note),
    freeze: result("freeze", note),
    lift: result("lift", note),
    "maintenance-on": result("maintenance-on", {
        ...maintained,
        retryAfterSeconds: whole("after how many seconds those who come should try again"),
    }),
    "maintenance-off": result("maintenance-off", maintained),
    unlock: result("unlock", note),
    status: json_results_status,
    history: result("history", {
        environment,
        approval,
        entries: described(schemas/* array */.YOg(entry), "what happened, newest first"),
    }),
    diff,
    down: result("down", {
        environment,
        data: yesOrNo("the volumes were removed too"),
        number: whole("the number in the environment's history"),
    }),
    task: result("task", {
        environment,
        unit: json_shapes_text("the service as which it was run"),
        words: json_shapes_text("the program with its arguments, without secrets"),
        release: releaseId("the release that runs"),
        outcome: outcome,
        detail: json_shapes_text("how it ended"),
        exitCode: whole("the program's own exit code").exactOptional(),
        seconds: seconds,
        number: whole("the number in the environment's history"),
    }),
    setup: result("setup", {
        host: json_shapes_text("the machine"),
        outcome: described(schemas/* enum */.k5n(["succeeded", "failed"]), "`succeeded`: it can be deployed to"),
        dryRun: yesOrNo("it was only looked at"),
        findings: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
            level: described(schemas/* enum */.k5n(["good", "warning", "error"]), "`error`: nothing can be deployed there"),
            about: described(schemas/* enum */.k5n(["engine", "compose", "disk", "clock", "state", "programs"]), "what was looked at"),
            sentence: json_shapes_text("what was seen"),
            hint: optionalText("what to do"),
        })), "what was looked at"),
        steps: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
            sentence: json_shapes_text("what is done"),
            outcome: described(schemas/* enum */.k5n(["succeeded", "failed", "skipped"]), "`skipped`: it was not done"),
            detail: optionalText("why it failed"),
        })), "what it needs, and what was done of it"),
        notes: texts("what has to be done by hand"),
    }),
    "preview-up": result("preview-up", {
        pullRequest,
        until,
        run: described(schemas/* strictObject */.rej({ command: described(schemas/* literal */.euz("run"), "the command"), ...running }), "what was built, released and deployed"),
    }),
    "preview-down": result("preview-down", { environment, pullRequest }),
    "preview-list": previewList,
    "preview-prune": previewPrune,
    promote,
    migrate,
    permissions: result("permissions", {
        environment,
        namespace: json_shapes_text("its namespace"),
        rules: described(schemas/* array */.YOg(schemas/* strictObject */.rej({
            apiGroups: texts("the groups of the API; empty: the core"),
            resources: texts("the kinds of objects, as the API calls them"),
            resourceNames: texts("the only objects of these kinds; left out: all in the namespace").exactOptional(),
            verbs: texts("what may be done with them"),
        })), "the rights, all of them in the namespace"),
        manifest: json_shapes_text("the account, its role and what binds them, as YAML that `kubectl apply` takes"),
    }),
    doctor,
};
/** What is printed instead when a command could not be carried out. */
const errorSchema = schemas/* strictObject */.rej({
    format: format,
    error: described(schemas/* strictObject */.rej({
        code: json_shapes_text("what went wrong, for programs, for example `gate.closed`"),
        message: json_shapes_text("what went wrong, for people"),
        hint: optionalText("what to do next"),
        problems: described(schemas/* array */.YOg(problem), "everything that is wrong in the user's files").exactOptional(),
        reasons: texts("the closed gates, one sentence each").exactOptional(),
    }), "why there is no result"),
});

;// CONCATENATED MODULE: ./lib/report/json.js




/** The result as documented in `docs/json.md`, fields in the order given there; ends with a newline. */
function renderJson(result) {
    const document = { format: 1, ...result };
    // A schema that lags behind must not take the result of a deployment away from whoever waits for it.
    return pretty(resultSchemas[result.command].safeParse(document).data ?? document);
}
/** The JSON that is printed instead of a result; ends with a newline. */
function renderErrorJson(error) {
    return pretty({ format: 1, error: told(error) });
}
function told(error) {
    if (!(error instanceof errors/* DeployError */.sH)) {
        return (0,exit_code/* isStop */.jX)(error)
            ? { code: "cancelled", message: "stopped on request" }
            : told(new errors/* InternalError */.Gd((0,errors/* messageOf */.bD)(error), { cause: error }));
    }
    return {
        code: error.code,
        message: error.message,
        ...(error.hint === undefined ? {} : { hint: error.hint }),
        ...(error instanceof errors/* ConfigError */.xL ? { problems: error.problems.map((problem) => ({ ...problem })) } : {}),
        ...(error instanceof errors/* GateError */.ue ? { reasons: [...error.reasons] } : {}),
    };
}
function pretty(document) {
    return `${JSON.stringify(document, null, 2)}\n`;
}


/***/ })

};
