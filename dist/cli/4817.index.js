export const id = 4817;
export const ids = [4817];
export const modules = {

/***/ 4817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hold: () => (/* binding */ hold),
/* harmony export */   lift: () => (/* binding */ lift),
/* harmony export */   signOff: () => (/* binding */ signOff)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _app_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5761);
/* harmony import */ var _release_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3988);



/** A named person says yes to a release that was verified on the environment: the one that runs there, or the one named. */
async function signOff(app, wish) {
    const { name } = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const state = await app.ledger.state(name);
    const wanted = wish.release ?? state.current?.release;
    if (wanted === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UsageError */ .eb(`nothing runs on ${name} that could be signed off`, { hint: `aip-deploy deploy ${name}` });
    }
    const { id: release } = await app.ledger.release(wanted);
    if (!state.good.some((good) => good.release === release)) {
        const sentence = `release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release)} was not verified on ${name}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .GateError */ .ue(sentence, [sentence], { hint: `aip-deploy deploy ${name} --release ${(0,_release_js__WEBPACK_IMPORTED_MODULE_2__/* .shortId */ .m_)(release)}` });
    }
    const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .actOf */ .yR)(app, wish.reason);
    const { number } = await app.ledger.append(name, { kind: "sign-off", release, act });
    return { command: "sign-off", environment: name, release, act, number };
}
/** Lets nothing be deployed to the environment until it is lifted. */
async function hold(app, wish) {
    return await note(app, "hold", wish);
}
/** Ends a hold. */
async function lift(app, wish) {
    return await note(app, "lift", wish);
}
async function note(app, kind, wish) {
    const { name } = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .environmentNamed */ .b6)(app, wish.environment);
    const act = (0,_app_js__WEBPACK_IMPORTED_MODULE_1__/* .actOf */ .yR)(app, wish.reason);
    const { number } = await app.ledger.append(name, { kind, act });
    return { command: kind, environment: name, act, number };
}


/***/ })

};
