export const id = 9369;
export const ids = [9369];
export const modules = {

/***/ 69369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   freeze: () => (/* binding */ freeze),
/* harmony export */   momentOf: () => (/* binding */ momentOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _config_duration_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(26804);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(95761);



/** Lets nothing be deployed to the environment until a moment, or until it is lifted; a rollback always may. */
async function freeze(app, wish) {
    const { name } = (0,_app_js__WEBPACK_IMPORTED_MODULE_2__/* .environmentNamed */ .b6)(app, wish.environment);
    const until = momentOf(wish.until, app.clock.now()).toISOString();
    const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_2__/* .actOf */ .yR)(app, wish.reason);
    const { number } = await app.ledger.append(name, { kind: "freeze", act, until });
    return { command: "freeze", environment: name, act, until, number };
}
/** A moment with its zone, or a length of time from now on. Throws `UsageError`. */
function momentOf(written, now) {
    const moment = _config_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .lengthOfTime */ .B.test(written) ? new Date(now.getTime() + (0,_config_duration_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsOf */ .T)(written) * 1000) : zoned(written);
    if (moment === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`until: must be a moment with its time zone, or a length of time, got "${written}"`, {
            hint: "2026-12-27T08:00Z, 2026-12-27T09:00+01:00, 8h or 2d",
        });
    }
    if (moment > now)
        return moment;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`until: must lie ahead, got "${written}"`, { hint: `It is ${now.toISOString()}.` });
}
function zoned(written) {
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(written))
        return undefined;
    const moment = new Date(written);
    return Number.isNaN(moment.getTime()) ? undefined : moment;
}


/***/ })

};
