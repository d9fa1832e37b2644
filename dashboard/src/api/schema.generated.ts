/** Written by scripts/client.mjs from the routes of the gateway: npm run client */
export interface paths {
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            active: number;
                            botIds: string[];
                            email: string;
                            id: string;
                            limit: number;
                            listening: boolean;
                            name: string;
                            /** @enum {unknown} */
                            role: "support_agent" | "agent" | "account_manager" | "supervisor" | "admin" | "owner";
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Log out, here and on every socket of this login */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Settings of a bot */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            aiAssist: boolean;
                            aiSummary: boolean;
                            /** @description Sites that may show the widget; none means any */
                            allowedSites: string[];
                            /** @description Colour of the launcher and the header */
                            brand: string;
                            channelAccountId: string;
                            greeting: string;
                            humanSupport: boolean;
                            id: string;
                            instructions: string;
                            model: string | null;
                            name: string;
                            quickReplies: string[];
                            routing: {
                                /** @enum {unknown} */
                                mode: "assign" | "offer" | "pick";
                                offerSeconds: number;
                                /** @enum {unknown} */
                                policy: "longest_idle" | "least_loaded";
                            };
                            texts: {
                                /** @description Empty means: say nothing */
                                closed: string;
                                /** @description Empty means: say nothing */
                                handover: string;
                                /** @description Empty means: say nothing */
                                resolved: string;
                                /** @description Empty means: say nothing */
                                restored: string;
                                /** @description Empty means: say nothing */
                                transferred: string;
                                /** @description Empty means: say nothing */
                                unassigned: string;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a bot */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        aiAssist?: boolean;
                        aiSummary?: boolean;
                        /** @description Sites that may show the widget; none means any */
                        allowedSites?: string[];
                        /** @description Colour of the launcher and the header */
                        brand?: string;
                        greeting?: string;
                        humanSupport?: boolean;
                        instructions?: string;
                        model?: string | null;
                        name?: string;
                        quickReplies?: string[];
                        routing?: {
                            /** @enum {unknown} */
                            mode?: "assign" | "offer" | "pick";
                            offerSeconds?: number;
                            /** @enum {unknown} */
                            policy?: "longest_idle" | "least_loaded";
                        };
                        texts?: {
                            /** @description Empty means: say nothing */
                            closed?: string;
                            /** @description Empty means: say nothing */
                            handover?: string;
                            /** @description Empty means: say nothing */
                            resolved?: string;
                            /** @description Empty means: say nothing */
                            restored?: string;
                            /** @description Empty means: say nothing */
                            transferred?: string;
                            /** @description Empty means: say nothing */
                            unassigned?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            aiAssist: boolean;
                            aiSummary: boolean;
                            /** @description Sites that may show the widget; none means any */
                            allowedSites: string[];
                            /** @description Colour of the launcher and the header */
                            brand: string;
                            channelAccountId: string;
                            greeting: string;
                            humanSupport: boolean;
                            id: string;
                            instructions: string;
                            model: string | null;
                            name: string;
                            quickReplies: string[];
                            routing: {
                                /** @enum {unknown} */
                                mode: "assign" | "offer" | "pick";
                                offerSeconds: number;
                                /** @enum {unknown} */
                                policy: "longest_idle" | "least_loaded";
                            };
                            texts: {
                                /** @description Empty means: say nothing */
                                closed: string;
                                /** @description Empty means: say nothing */
                                handover: string;
                                /** @description Empty means: say nothing */
                                resolved: string;
                                /** @description Empty means: say nothing */
                                restored: string;
                                /** @description Empty means: say nothing */
                                transferred: string;
                                /** @description Empty means: say nothing */
                                unassigned: string;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One page of the list */
        get: {
            parameters: {
                query: {
                    before?: string;
                    botId?: string;
                    limit?: number;
                    search?: string;
                    view: "all" | "waiting" | "mine" | "closed";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            counts: {
                                all: number;
                                mine: number;
                                waiting: number;
                            };
                            next: string | null;
                            rows: {
                                agentId: string | null;
                                agentName: string | null;
                                botId: string;
                                categoryId: string | null;
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                customerName: string;
                                endedAt: number | null;
                                id: string;
                                last: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    author: string;
                                    /** @enum {unknown} */
                                    from: "customer" | "bot" | "agent";
                                    /** @description Position in the timeline of one conversation */
                                    seq: number;
                                    text: string;
                                } | null;
                                /** @description Milliseconds since the epoch */
                                lastActivityAt: number;
                                offer: {
                                    agentId: string;
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                } | null;
                                onHold: boolean;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                tags: string[];
                                transfer: {
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                    from: string;
                                    message: string;
                                    to: string;
                                } | null;
                                version: number;
                                waitingSince: number | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One conversation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            collected: {
                                [key: string]: string;
                            };
                            /** @description Position in the timeline of one conversation */
                            customerReceivedSeq: number;
                            /** @description Position in the timeline of one conversation */
                            customerSeenSeq: number;
                            earlier: {
                                id: string;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                text: string;
                            }[];
                            /** @enum {unknown} */
                            engagementStatus: "in_progress" | "chat_finished" | "follow_up" | "completed";
                            firstReplyAt: number | null;
                            handoverReason: ("customer_asked" | "bot_cannot_answer" | "bot_failed" | "workflow" | "agent" | "api") | null;
                            notes: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: string;
                                summary: boolean;
                                text: string;
                            }[];
                            routing: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                candidates: {
                                    active: number;
                                    against: ("not_listening" | "away" | "not_member" | "at_limit" | "declined")[];
                                    agentId: string;
                                    limit: number;
                                    name: string;
                                }[];
                                chosen: string | null;
                                /** @enum {unknown} */
                                outcome: "assigned" | "offered" | "nobody" | "human_support_off" | "by_hand";
                                /** @enum {unknown} */
                                policy: "longest_idle" | "least_loaded";
                            } | null;
                            row: {
                                agentId: string | null;
                                agentName: string | null;
                                botId: string;
                                categoryId: string | null;
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                customerName: string;
                                endedAt: number | null;
                                id: string;
                                last: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    author: string;
                                    /** @enum {unknown} */
                                    from: "customer" | "bot" | "agent";
                                    /** @description Position in the timeline of one conversation */
                                    seq: number;
                                    text: string;
                                } | null;
                                /** @description Milliseconds since the epoch */
                                lastActivityAt: number;
                                offer: {
                                    agentId: string;
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                } | null;
                                onHold: boolean;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                tags: string[];
                                transfer: {
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                    from: string;
                                    message: string;
                                    to: string;
                                } | null;
                                version: number;
                                waitingSince: number | null;
                            };
                            takenAt: number | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Act on a conversation
         * @description The same `Idempotency-Key`, or `clientMessageId` of a message, sent twice acts once.
         */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "idempotency-key"?: string;
                };
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        clientMessageId: string;
                        text: string;
                        /** @enum {string} */
                        type: "agentWrote";
                    } | {
                        text: string;
                        /** @enum {string} */
                        type: "note";
                    } | {
                        /** @enum {string} */
                        type: "accept";
                    } | {
                        reason: string;
                        /** @enum {string} */
                        type: "decline";
                    } | {
                        /** @enum {string} */
                        type: "takeOver";
                    } | {
                        message: string;
                        to: {
                            agentId: string;
                            /** @enum {string} */
                            kind: "agent";
                        } | {
                            botId: string;
                            /** @enum {string} */
                            kind: "queue";
                        };
                        /** @enum {string} */
                        type: "transfer";
                    } | {
                        /** @enum {string} */
                        type: "acceptTransfer";
                    } | {
                        reason: string;
                        /** @enum {string} */
                        type: "declineTransfer";
                    } | {
                        /** @enum {string} */
                        type: "unassign";
                    } | {
                        instruction: string;
                        /** @enum {string} */
                        type: "restoreToAi";
                    } | {
                        /** @enum {string} */
                        type: "hold";
                    } | {
                        /** @enum {string} */
                        type: "unhold";
                    } | {
                        /** @enum {string} */
                        type: "resolve";
                    } | {
                        /** @enum {string} */
                        type: "reopen";
                    } | {
                        categoryId: string | null;
                        /** @enum {string} */
                        type: "categorise";
                    } | {
                        tags: string[];
                        /** @enum {string} */
                        type: "tag";
                    } | {
                        /** @enum {unknown} */
                        status: "in_progress" | "chat_finished" | "follow_up" | "completed";
                        /** @enum {string} */
                        type: "setEngagementStatus";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            seq: number;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/suggestion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a suggested reply */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never> | null;
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description Comes back with the suggestion over realtime */
                            requestId: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a summary; it arrives as an entry of the timeline */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": Record<string, never> | null;
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/conversations/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries in order of seq */
        get: {
            parameters: {
                query?: {
                    /** @description Position in the timeline of one conversation */
                    after?: number;
                    /** @description Position in the timeline of one conversation */
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: ({
                                /** @description Milliseconds since the epoch */
                                at: number;
                                botId: string;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                channelAccountId: string;
                                contactId: string;
                                customerName: string;
                                peer: string;
                                previousId: string | null;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "opened";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                clientMessageId: string | null;
                                inboxId: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                /** @enum {string} */
                                type: "customerMessage";
                            } | {
                                /** @description Position in the timeline of one conversation */
                                answersSeq: number;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                citations: {
                                    articleId: string;
                                    title: string;
                                }[];
                                quickReplies: string[];
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                source: string;
                                text: string;
                                /** @enum {string} */
                                type: "botMessage";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                clientMessageId: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                /** @enum {string} */
                                type: "agentMessage";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                /** @enum {string} */
                                type: "notice";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                /** @enum {string} */
                                type: "note";
                            } | {
                                /** @description Position in the timeline of one conversation */
                                answersSeq: number;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                /** @enum {unknown} */
                                because: "person_in_charge" | "conversation_ended";
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "botReplyDiscarded";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                because: string;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "assistantFailed";
                                /** @enum {unknown} */
                                what: "answer" | "suggest" | "summarise";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                collected: {
                                    [key: string]: string;
                                };
                                priority: 0 | 1 | 2 | 3;
                                /** @enum {unknown} */
                                reason: "customer_asked" | "bot_cannot_answer" | "bot_failed" | "workflow" | "agent" | "api";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "handoverRequested";
                            } | {
                                agentId: string;
                                agentName: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                decision: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    candidates: {
                                        active: number;
                                        against: ("not_listening" | "away" | "not_member" | "at_limit" | "declined")[];
                                        agentId: string;
                                        limit: number;
                                        name: string;
                                    }[];
                                    chosen: string | null;
                                    /** @enum {unknown} */
                                    outcome: "assigned" | "offered" | "nobody" | "human_support_off" | "by_hand";
                                    /** @enum {unknown} */
                                    policy: "longest_idle" | "least_loaded";
                                };
                                /** @description Milliseconds since the epoch */
                                expiresAt: number;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                slot: string;
                                /** @enum {string} */
                                type: "offered";
                            } | {
                                agentId: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                reason: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "offerDeclined";
                            } | {
                                agentId: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "offerExpired";
                            } | {
                                agentId: string;
                                agentName: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                decision: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    candidates: {
                                        active: number;
                                        against: ("not_listening" | "away" | "not_member" | "at_limit" | "declined")[];
                                        agentId: string;
                                        limit: number;
                                        name: string;
                                    }[];
                                    chosen: string | null;
                                    /** @enum {unknown} */
                                    outcome: "assigned" | "offered" | "nobody" | "human_support_off" | "by_hand";
                                    /** @enum {unknown} */
                                    policy: "longest_idle" | "least_loaded";
                                } | null;
                                /** @enum {unknown} */
                                how: "assigned" | "accepted" | "takeover" | "transfer" | "reopened";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                slot: string;
                                /** @enum {string} */
                                type: "taken";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Milliseconds since the epoch */
                                expiresAt: number;
                                message: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                to: string;
                                toName: string;
                                /** @enum {string} */
                                type: "transferOffered";
                            } | {
                                agentId: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                reason: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "transferDeclined";
                            } | {
                                agentId: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "transferExpired";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                botId: string;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                message: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "queued";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @enum {unknown} */
                                reason: "agent" | "agent_vanished";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "unassigned";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                instruction: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "restoredToAi";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "held";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "unheld";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "resolved";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @enum {unknown} */
                                how: "ended" | "left";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "dropped";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "closed";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "reopened";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                categoryId: string | null;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "categorised";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                tags: string[];
                                /** @enum {string} */
                                type: "tagged";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {unknown} */
                                status: "in_progress" | "chat_finished" | "follow_up" | "completed";
                                /** @enum {string} */
                                type: "engagementStatusSet";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                source: string;
                                text: string;
                                /** @enum {string} */
                                type: "summarised";
                            })[];
                            more: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that could not be processed */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                attempts: number;
                                conversationId: string;
                                id: string;
                                reason: string;
                                /** @description Milliseconds since the epoch */
                                receivedAt: number;
                            }[];
                            next: string | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dead-letters/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try one again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            active: number;
                            botIds: string[];
                            email: string;
                            id: string;
                            limit: number;
                            listening: boolean;
                            name: string;
                            /** @enum {unknown} */
                            role: "support_agent" | "agent" | "account_manager" | "supervisor" | "admin" | "owner";
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me/listening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start or stop listening */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        on: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Done */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This description */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": unknown;
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How much of the limits of the store is used */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            store: {
                                errors: number;
                                freeDiskBytes: number;
                                limits: {
                                    limit: number;
                                    resource: string;
                                    /** @description From 0 to 1 */
                                    share: number;
                                    used: number;
                                }[];
                                /** @description The largest of the shares */
                                share: number;
                                slowOperations: number;
                            } | null;
                            warnings: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/earlier": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the visitor saw before, backwards through their own conversations */
        get: {
            parameters: {
                query: {
                    /** @description Position in the timeline of one conversation */
                    before?: number;
                    conversationId: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                author: string;
                                citations: {
                                    articleId: string;
                                    title: string;
                                }[];
                                clientMessageId: string | null;
                                event: ("waiting" | "taken" | "unassigned" | "ai" | "held" | "unheld" | "resolved" | "dropped" | "closed" | "reopened") | null;
                                /** @enum {unknown} */
                                kind: "customer" | "bot" | "agent" | "notice" | "event";
                                quickReplies: string[];
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                            }[];
                            next: {
                                /** @description Position in the timeline of one conversation */
                                before?: number;
                                conversationId: string;
                            } | null;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin, or go on with, a visitor’s session
         * @description Without a valid refresh token the visitor is a new one. Nothing is stored before the first message.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        channelId: string;
                        refreshToken?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            config: {
                                botName: string;
                                /** @description CSS colour of the launcher and the header */
                                brand: string;
                                channelId: string;
                                greeting: string;
                                humanSupport: boolean;
                                quickReplies: string[];
                            };
                            /** @description Milliseconds since the epoch */
                            expiresAt: number;
                            refreshToken: string;
                            state: {
                                agentName: string | null;
                                conversationId: string | null;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                status: ("ai" | "waiting" | "taken" | "ended") | null;
                            };
                            token: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/web/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the visitor may see of their current conversation */
        get: {
            parameters: {
                query?: {
                    /** @description Position in the timeline of one conversation */
                    after?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                author: string;
                                citations: {
                                    articleId: string;
                                    title: string;
                                }[];
                                clientMessageId: string | null;
                                event: ("waiting" | "taken" | "unassigned" | "ai" | "held" | "unheld" | "resolved" | "dropped" | "closed" | "reopened") | null;
                                /** @enum {unknown} */
                                kind: "customer" | "bot" | "agent" | "notice" | "event";
                                quickReplies: string[];
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                            }[];
                            state: {
                                agentName: string | null;
                                conversationId: string | null;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                status: ("ai" | "waiting" | "taken" | "ended") | null;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/workspace": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Bots, people, categories and templates */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "not_allowed" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "protocol_version" | "too_large" | "unavailable" | "assistant_off" | "internal";
                            message: string;
                            retryable: boolean;
                        };
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            agents: {
                                active: number;
                                botIds: string[];
                                id: string;
                                limit: number;
                                listening: boolean;
                                name: string;
                                present: boolean;
                                /** @enum {unknown} */
                                role: "support_agent" | "agent" | "account_manager" | "supervisor" | "admin" | "owner";
                            }[];
                            bots: {
                                aiAssist: boolean;
                                aiSummary: boolean;
                                humanSupport: boolean;
                                id: string;
                                name: string;
                                /** @enum {unknown} */
                                routingMode: "assign" | "offer" | "pick";
                                /** @enum {unknown} */
                                routingPolicy: "longest_idle" | "least_loaded";
                            }[];
                            categories: {
                                colour: string;
                                id: string;
                                name: string;
                            }[];
                            name: string;
                            templates: {
                                id: string;
                                shortcut: string;
                                text: string;
                                title: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process is alive */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            alive: boolean;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can do its work, and what is missing */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: string[];
                            ready: boolean;
                            /** @description The largest share of a limit of the store, from 0 to 1; absent where none are watched */
                            storeUsed?: number;
                            warnings: string[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: string[];
                            ready: boolean;
                            /** @description The largest share of a limit of the store, from 0 to 1; absent where none are watched */
                            storeUsed?: number;
                            warnings: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
