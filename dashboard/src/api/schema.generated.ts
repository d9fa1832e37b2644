/** Written by scripts/client.mjs from the routes of the gateway: npm run client */
export interface paths {
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what */
        get: {
            parameters: {
                query?: {
                    before?: string;
                    by?: string;
                    deed?: "channel_created" | "channel_changed" | "channel_secrets_entered" | "channel_checked" | "channel_tested" | "channel_connected" | "channel_disconnected" | "channel_restarted" | "channel_logged_out" | "delivery_replayed" | "deliveries_replayed" | "contacts_merged" | "contacts_unmerged" | "contacts_kept_apart";
                    limit?: number;
                    /** @description The id of what it was done to */
                    on?: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    id: string;
                                    name: string;
                                };
                                /** @enum {unknown} */
                                deed: "channel_created" | "channel_changed" | "channel_secrets_entered" | "channel_checked" | "channel_tested" | "channel_connected" | "channel_disconnected" | "channel_restarted" | "channel_logged_out" | "delivery_replayed" | "deliveries_replayed" | "contacts_merged" | "contacts_unmerged" | "contacts_kept_apart";
                                details: {
                                    [key: string]: string;
                                };
                                /** @description The address that they came from */
                                from: string;
                                id: string;
                                on: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "channel" | "delivery" | "contact";
                                };
                                outcome: string | null;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            paused: boolean;
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
        /**
         * Log out, here and on every socket of this login
         * @description Open conversations are kept for the grace, put back into the queue, or given back to the AI.
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
                        /** @enum {unknown} */
                        conversations?: "queue" | "bot" | "keep";
                    } | null;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            endings: {
                                dropped: number | null;
                                idle: number | null;
                                left: number | null;
                            };
                            greeting: string;
                            /** @description What a handover asks for when the asker says nothing */
                            handover: {
                                /** @enum {unknown} */
                                priority: 0 | 1 | 2 | 3;
                                skills: string[];
                            };
                            hours: {
                                days: {
                                    friday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    monday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    saturday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    sunday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    thursday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    tuesday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    wednesday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                };
                                holidays: string[];
                                /** @description A name of the IANA time zone database */
                                timeZone: string;
                            } | null;
                            humanSupport: boolean;
                            id: string;
                            instructions: string;
                            model: string | null;
                            name: string;
                            queueLimit: number | null;
                            quickReplies: string[];
                            /** @description Milliseconds */
                            reopenWithin: number;
                            routing: {
                                /** @enum {unknown} */
                                mode: "assign" | "offer" | "pick";
                                offerSeconds: number;
                                /** @enum {unknown} */
                                policy: "longest_idle" | "least_loaded" | "round_robin" | "skills_first";
                                preferSeconds: number;
                                transferSeconds: number;
                                weights: {
                                    api?: number;
                                    "bot-framework"?: number;
                                    instagram?: number;
                                    messenger?: number;
                                    web?: number;
                                    "whatsapp-cloud"?: number;
                                    "whatsapp-web"?: number;
                                };
                                wrapUpSeconds: number;
                            };
                            /** @description Minutes of business hours, by priority */
                            serviceLevels: {
                                0: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                1: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                2: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                3: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                            };
                            texts: {
                                /** @description Empty means: say nothing */
                                closed: string;
                                /** @description Empty means: say nothing */
                                handover: string;
                                /** @description Empty means: say nothing */
                                messageLeft: string;
                                /** @description Empty means: say nothing */
                                noAgents: string;
                                /** @description Empty means: say nothing */
                                outsideHours: string;
                                /** @description Empty means: say nothing */
                                queueFull: string;
                                /** @description Empty means: say nothing */
                                resolved: string;
                                /** @description Empty means: say nothing */
                                restored: string;
                                /** @description Empty means: say nothing */
                                transferred: string;
                                /** @description Empty means: say nothing */
                                unassigned: string;
                            };
                            /** @enum {unknown} */
                            whenNobody: "ask" | "wait";
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
                        endings?: {
                            dropped?: number | null;
                            idle?: number | null;
                            left?: number | null;
                        };
                        greeting?: string;
                        handover?: {
                            /** @enum {unknown} */
                            priority?: 0 | 1 | 2 | 3;
                            skills?: string[];
                        };
                        hours?: {
                            days: {
                                friday?: {
                                    from: number;
                                    to: number;
                                }[];
                                monday?: {
                                    from: number;
                                    to: number;
                                }[];
                                saturday?: {
                                    from: number;
                                    to: number;
                                }[];
                                sunday?: {
                                    from: number;
                                    to: number;
                                }[];
                                thursday?: {
                                    from: number;
                                    to: number;
                                }[];
                                tuesday?: {
                                    from: number;
                                    to: number;
                                }[];
                                wednesday?: {
                                    from: number;
                                    to: number;
                                }[];
                            };
                            holidays: string[];
                            /** @description A name of the IANA time zone database */
                            timeZone: string;
                        } | null;
                        humanSupport?: boolean;
                        instructions?: string;
                        model?: string | null;
                        name?: string;
                        queueLimit?: number | null;
                        quickReplies?: string[];
                        /** @description Milliseconds */
                        reopenWithin?: number;
                        routing?: {
                            /** @enum {unknown} */
                            mode?: "assign" | "offer" | "pick";
                            offerSeconds?: number;
                            /** @enum {unknown} */
                            policy?: "longest_idle" | "least_loaded" | "round_robin" | "skills_first";
                            preferSeconds?: number;
                            transferSeconds?: number;
                            weights?: {
                                api?: number;
                                "bot-framework"?: number;
                                instagram?: number;
                                messenger?: number;
                                web?: number;
                                "whatsapp-cloud"?: number;
                                "whatsapp-web"?: number;
                            };
                            wrapUpSeconds?: number;
                        };
                        /** @description Minutes of business hours, by priority */
                        serviceLevels?: {
                            0: {
                                firstReply: number | null;
                                resolution: number | null;
                            };
                            1: {
                                firstReply: number | null;
                                resolution: number | null;
                            };
                            2: {
                                firstReply: number | null;
                                resolution: number | null;
                            };
                            3: {
                                firstReply: number | null;
                                resolution: number | null;
                            };
                        };
                        texts?: {
                            /** @description Empty means: say nothing */
                            closed?: string;
                            /** @description Empty means: say nothing */
                            handover?: string;
                            /** @description Empty means: say nothing */
                            messageLeft?: string;
                            /** @description Empty means: say nothing */
                            noAgents?: string;
                            /** @description Empty means: say nothing */
                            outsideHours?: string;
                            /** @description Empty means: say nothing */
                            queueFull?: string;
                            /** @description Empty means: say nothing */
                            resolved?: string;
                            /** @description Empty means: say nothing */
                            restored?: string;
                            /** @description Empty means: say nothing */
                            transferred?: string;
                            /** @description Empty means: say nothing */
                            unassigned?: string;
                        };
                        /** @enum {unknown} */
                        whenNobody?: "ask" | "wait";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            endings: {
                                dropped: number | null;
                                idle: number | null;
                                left: number | null;
                            };
                            greeting: string;
                            /** @description What a handover asks for when the asker says nothing */
                            handover: {
                                /** @enum {unknown} */
                                priority: 0 | 1 | 2 | 3;
                                skills: string[];
                            };
                            hours: {
                                days: {
                                    friday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    monday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    saturday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    sunday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    thursday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    tuesday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                    wednesday?: {
                                        from: number;
                                        to: number;
                                    }[];
                                };
                                holidays: string[];
                                /** @description A name of the IANA time zone database */
                                timeZone: string;
                            } | null;
                            humanSupport: boolean;
                            id: string;
                            instructions: string;
                            model: string | null;
                            name: string;
                            queueLimit: number | null;
                            quickReplies: string[];
                            /** @description Milliseconds */
                            reopenWithin: number;
                            routing: {
                                /** @enum {unknown} */
                                mode: "assign" | "offer" | "pick";
                                offerSeconds: number;
                                /** @enum {unknown} */
                                policy: "longest_idle" | "least_loaded" | "round_robin" | "skills_first";
                                preferSeconds: number;
                                transferSeconds: number;
                                weights: {
                                    api?: number;
                                    "bot-framework"?: number;
                                    instagram?: number;
                                    messenger?: number;
                                    web?: number;
                                    "whatsapp-cloud"?: number;
                                    "whatsapp-web"?: number;
                                };
                                wrapUpSeconds: number;
                            };
                            /** @description Minutes of business hours, by priority */
                            serviceLevels: {
                                0: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                1: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                2: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                3: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                            };
                            texts: {
                                /** @description Empty means: say nothing */
                                closed: string;
                                /** @description Empty means: say nothing */
                                handover: string;
                                /** @description Empty means: say nothing */
                                messageLeft: string;
                                /** @description Empty means: say nothing */
                                noAgents: string;
                                /** @description Empty means: say nothing */
                                outsideHours: string;
                                /** @description Empty means: say nothing */
                                queueFull: string;
                                /** @description Empty means: say nothing */
                                resolved: string;
                                /** @description Empty means: say nothing */
                                restored: string;
                                /** @description Empty means: say nothing */
                                transferred: string;
                                /** @description Empty means: say nothing */
                                unassigned: string;
                            };
                            /** @enum {unknown} */
                            whenNobody: "ask" | "wait";
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts of platforms */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                botId: string;
                                /** @description Milliseconds since the epoch */
                                connectedAt: number;
                                /** @description Milliseconds since the epoch */
                                createdAt: number;
                                disconnectedAt: number | null;
                                health: {
                                    lastError: {
                                        /** @description Milliseconds since the epoch */
                                        at: number;
                                        /** @description In words */
                                        why: string;
                                    } | null;
                                    lastEventAt: number | null;
                                    /** @description Milliseconds since the epoch */
                                    since: number;
                                    /** @enum {unknown} */
                                    state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                                };
                                id: string;
                                /** @enum {unknown} */
                                kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                lastEvents: {
                                    /** @description Milliseconds since the epoch */
                                    delete?: number;
                                    /** @description Milliseconds since the epoch */
                                    edit?: number;
                                    /** @description Milliseconds since the epoch */
                                    handover?: number;
                                    /** @description Milliseconds since the epoch */
                                    identity?: number;
                                    /** @description Milliseconds since the epoch */
                                    message?: number;
                                    /** @description Milliseconds since the epoch */
                                    outside?: number;
                                    /** @description Milliseconds since the epoch */
                                    reaction?: number;
                                    /** @description Milliseconds since the epoch */
                                    receipt?: number;
                                    /** @description Milliseconds since the epoch */
                                    session?: number;
                                    /** @description Milliseconds since the epoch */
                                    typing?: number;
                                };
                                name: string;
                                /** @description Milliseconds since the epoch */
                                secretsSetAt: number;
                                settings: {
                                    [key: string]: unknown;
                                };
                                webhookUrl: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Connect an account of a platform */
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
                        botId: string;
                        /** @enum {unknown} */
                        kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                        /** @description What admins call it */
                        name: string;
                        secrets: {
                            [key: string]: unknown;
                        };
                        settings: {
                            [key: string]: unknown;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            botId: string;
                            /** @description Milliseconds since the epoch */
                            connectedAt: number;
                            /** @description Milliseconds since the epoch */
                            createdAt: number;
                            disconnectedAt: number | null;
                            health: {
                                lastError: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    /** @description In words */
                                    why: string;
                                } | null;
                                lastEventAt: number | null;
                                /** @description Milliseconds since the epoch */
                                since: number;
                                /** @enum {unknown} */
                                state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            };
                            id: string;
                            /** @enum {unknown} */
                            kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                            lastEvents: {
                                /** @description Milliseconds since the epoch */
                                delete?: number;
                                /** @description Milliseconds since the epoch */
                                edit?: number;
                                /** @description Milliseconds since the epoch */
                                handover?: number;
                                /** @description Milliseconds since the epoch */
                                identity?: number;
                                /** @description Milliseconds since the epoch */
                                message?: number;
                                /** @description Milliseconds since the epoch */
                                outside?: number;
                                /** @description Milliseconds since the epoch */
                                reaction?: number;
                                /** @description Milliseconds since the epoch */
                                receipt?: number;
                                /** @description Milliseconds since the epoch */
                                session?: number;
                                /** @description Milliseconds since the epoch */
                                typing?: number;
                            };
                            name: string;
                            /** @description Milliseconds since the epoch */
                            secretsSetAt: number;
                            settings: {
                                [key: string]: unknown;
                            };
                            webhookUrl: string | null;
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
    "/api/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An account of a platform */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            botId: string;
                            /** @description Milliseconds since the epoch */
                            connectedAt: number;
                            /** @description Milliseconds since the epoch */
                            createdAt: number;
                            disconnectedAt: number | null;
                            health: {
                                lastError: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    /** @description In words */
                                    why: string;
                                } | null;
                                lastEventAt: number | null;
                                /** @description Milliseconds since the epoch */
                                since: number;
                                /** @enum {unknown} */
                                state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            };
                            id: string;
                            /** @enum {unknown} */
                            kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                            lastEvents: {
                                /** @description Milliseconds since the epoch */
                                delete?: number;
                                /** @description Milliseconds since the epoch */
                                edit?: number;
                                /** @description Milliseconds since the epoch */
                                handover?: number;
                                /** @description Milliseconds since the epoch */
                                identity?: number;
                                /** @description Milliseconds since the epoch */
                                message?: number;
                                /** @description Milliseconds since the epoch */
                                outside?: number;
                                /** @description Milliseconds since the epoch */
                                reaction?: number;
                                /** @description Milliseconds since the epoch */
                                receipt?: number;
                                /** @description Milliseconds since the epoch */
                                session?: number;
                                /** @description Milliseconds since the epoch */
                                typing?: number;
                            };
                            name: string;
                            /** @description Milliseconds since the epoch */
                            secretsSetAt: number;
                            settings: {
                                [key: string]: unknown;
                            };
                            webhookUrl: string | null;
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
        /** Change an account */
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
                        /** @description What admins call it */
                        name?: string;
                        settings?: {
                            [key: string]: unknown;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            botId: string;
                            /** @description Milliseconds since the epoch */
                            connectedAt: number;
                            /** @description Milliseconds since the epoch */
                            createdAt: number;
                            disconnectedAt: number | null;
                            health: {
                                lastError: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    /** @description In words */
                                    why: string;
                                } | null;
                                lastEventAt: number | null;
                                /** @description Milliseconds since the epoch */
                                since: number;
                                /** @enum {unknown} */
                                state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            };
                            id: string;
                            /** @enum {unknown} */
                            kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                            lastEvents: {
                                /** @description Milliseconds since the epoch */
                                delete?: number;
                                /** @description Milliseconds since the epoch */
                                edit?: number;
                                /** @description Milliseconds since the epoch */
                                handover?: number;
                                /** @description Milliseconds since the epoch */
                                identity?: number;
                                /** @description Milliseconds since the epoch */
                                message?: number;
                                /** @description Milliseconds since the epoch */
                                outside?: number;
                                /** @description Milliseconds since the epoch */
                                reaction?: number;
                                /** @description Milliseconds since the epoch */
                                receipt?: number;
                                /** @description Milliseconds since the epoch */
                                session?: number;
                                /** @description Milliseconds since the epoch */
                                typing?: number;
                            };
                            name: string;
                            /** @description Milliseconds since the epoch */
                            secretsSetAt: number;
                            settings: {
                                [key: string]: unknown;
                            };
                            webhookUrl: string | null;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/channels/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the platform whether the account works */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            ok: boolean;
                            said: string;
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
    "/api/channels/{id}/connect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Connect an account again */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            botId: string;
                            /** @description Milliseconds since the epoch */
                            connectedAt: number;
                            /** @description Milliseconds since the epoch */
                            createdAt: number;
                            disconnectedAt: number | null;
                            health: {
                                lastError: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    /** @description In words */
                                    why: string;
                                } | null;
                                lastEventAt: number | null;
                                /** @description Milliseconds since the epoch */
                                since: number;
                                /** @enum {unknown} */
                                state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            };
                            id: string;
                            /** @enum {unknown} */
                            kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                            lastEvents: {
                                /** @description Milliseconds since the epoch */
                                delete?: number;
                                /** @description Milliseconds since the epoch */
                                edit?: number;
                                /** @description Milliseconds since the epoch */
                                handover?: number;
                                /** @description Milliseconds since the epoch */
                                identity?: number;
                                /** @description Milliseconds since the epoch */
                                message?: number;
                                /** @description Milliseconds since the epoch */
                                outside?: number;
                                /** @description Milliseconds since the epoch */
                                reaction?: number;
                                /** @description Milliseconds since the epoch */
                                receipt?: number;
                                /** @description Milliseconds since the epoch */
                                session?: number;
                                /** @description Milliseconds since the epoch */
                                typing?: number;
                            };
                            name: string;
                            /** @description Milliseconds since the epoch */
                            secretsSetAt: number;
                            settings: {
                                [key: string]: unknown;
                            };
                            webhookUrl: string | null;
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
    "/api/channels/{id}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disconnect an account
         * @description Its conversations stay. Nothing more is heard of it.
         */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            botId: string;
                            /** @description Milliseconds since the epoch */
                            connectedAt: number;
                            /** @description Milliseconds since the epoch */
                            createdAt: number;
                            disconnectedAt: number | null;
                            health: {
                                lastError: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    /** @description In words */
                                    why: string;
                                } | null;
                                lastEventAt: number | null;
                                /** @description Milliseconds since the epoch */
                                since: number;
                                /** @enum {unknown} */
                                state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            };
                            id: string;
                            /** @enum {unknown} */
                            kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                            lastEvents: {
                                /** @description Milliseconds since the epoch */
                                delete?: number;
                                /** @description Milliseconds since the epoch */
                                edit?: number;
                                /** @description Milliseconds since the epoch */
                                handover?: number;
                                /** @description Milliseconds since the epoch */
                                identity?: number;
                                /** @description Milliseconds since the epoch */
                                message?: number;
                                /** @description Milliseconds since the epoch */
                                outside?: number;
                                /** @description Milliseconds since the epoch */
                                reaction?: number;
                                /** @description Milliseconds since the epoch */
                                receipt?: number;
                                /** @description Milliseconds since the epoch */
                                session?: number;
                                /** @description Milliseconds since the epoch */
                                typing?: number;
                            };
                            name: string;
                            /** @description Milliseconds since the epoch */
                            secretsSetAt: number;
                            settings: {
                                [key: string]: unknown;
                            };
                            webhookUrl: string | null;
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
    "/api/channels/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send everything of an account again that did not arrive
         * @description Left out is what the platform would refuse again, and whom it could not reach.
         */
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
                    "application/json": {
                        /** @description What was said before stays as it is */
                        since?: number;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            left: {
                                count: number;
                                /** @enum {unknown} */
                                obstacle: "content" | "window" | "disconnected";
                            }[];
                            more: boolean;
                            replayed: number;
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
    "/api/channels/{id}/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enter the secrets anew
         * @description They are encrypted, and never given back.
         */
        put: {
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
                        secrets: {
                            [key: string]: unknown;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            botId: string;
                            /** @description Milliseconds since the epoch */
                            connectedAt: number;
                            /** @description Milliseconds since the epoch */
                            createdAt: number;
                            disconnectedAt: number | null;
                            health: {
                                lastError: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    /** @description In words */
                                    why: string;
                                } | null;
                                lastEventAt: number | null;
                                /** @description Milliseconds since the epoch */
                                since: number;
                                /** @enum {unknown} */
                                state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            };
                            id: string;
                            /** @enum {unknown} */
                            kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                            lastEvents: {
                                /** @description Milliseconds since the epoch */
                                delete?: number;
                                /** @description Milliseconds since the epoch */
                                edit?: number;
                                /** @description Milliseconds since the epoch */
                                handover?: number;
                                /** @description Milliseconds since the epoch */
                                identity?: number;
                                /** @description Milliseconds since the epoch */
                                message?: number;
                                /** @description Milliseconds since the epoch */
                                outside?: number;
                                /** @description Milliseconds since the epoch */
                                reaction?: number;
                                /** @description Milliseconds since the epoch */
                                receipt?: number;
                                /** @description Milliseconds since the epoch */
                                session?: number;
                                /** @description Milliseconds since the epoch */
                                typing?: number;
                            };
                            name: string;
                            /** @description Milliseconds since the epoch */
                            secretsSetAt: number;
                            settings: {
                                [key: string]: unknown;
                            };
                            webhookUrl: string | null;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/channels/{id}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the connection is now
         * @description With the QR code or pairing code that is valid at the moment. They change: ask again every second while they are shown.
         */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code?: string;
                            /** @description A process keeps it up; else this is what was known last */
                            live: boolean;
                            qr?: string;
                            /** @description Milliseconds since the epoch */
                            since: number;
                            /** @enum {unknown} */
                            state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            why?: string;
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
    "/api/channels/{id}/session/log-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take the pairing back
         * @description What a new one needs is shown afterwards.
         */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code?: string;
                            /** @description A process keeps it up; else this is what was known last */
                            live: boolean;
                            qr?: string;
                            /** @description Milliseconds since the epoch */
                            since: number;
                            /** @enum {unknown} */
                            state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            why?: string;
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
    "/api/channels/{id}/session/restart": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close the connection and open it anew
         * @description The pairing stays.
         */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code?: string;
                            /** @description A process keeps it up; else this is what was known last */
                            live: boolean;
                            qr?: string;
                            /** @description Milliseconds since the epoch */
                            since: number;
                            /** @enum {unknown} */
                            state: "new" | "starting" | "qr" | "code" | "ready" | "degraded" | "loggedOut" | "failed";
                            why?: string;
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
    "/api/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test message through an account */
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
                    "application/json": {
                        to: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            /** @enum {unknown} */
                            outcome: "sent" | "failed" | "waiting" | "unknown";
                            said: string;
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
    "/api/channels/kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kinds of channels that can be connected */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                /** @description What the platform can do */
                                capabilities: unknown;
                                /** @description The platform can be asked whether the account works */
                                checkable: boolean;
                                /** @enum {unknown} */
                                kind: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                /** @description A JSON schema */
                                secrets: unknown;
                                /** @description A connection to the platform is kept up; see the session of an account */
                                session: boolean;
                                /** @description A JSON schema */
                                settings: unknown;
                                /** @description The platform sends requests, to the address of the account */
                                webhook: boolean;
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
    "/api/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A person, with all that is known of them */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            conversations: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                id: string;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                text: string;
                            }[];
                            identities: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                name: string;
                                phone: string | null;
                            }[];
                            merges: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                /** @description Who said so */
                                by: string;
                                contacts: string[];
                                id: string;
                            }[];
                            suggestions: {
                                /** @enum {unknown} */
                                because: "phone" | "email" | "name_and_phone";
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                like: string;
                                name: string;
                                phone: string | null;
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
    "/api/contacts/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that another contact is not the same person */
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
                    "application/json": {
                        with: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            conversations: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                id: string;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                text: string;
                            }[];
                            identities: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                name: string;
                                phone: string | null;
                            }[];
                            merges: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                /** @description Who said so */
                                by: string;
                                contacts: string[];
                                id: string;
                            }[];
                            suggestions: {
                                /** @enum {unknown} */
                                because: "phone" | "email" | "name_and_phone";
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                like: string;
                                name: string;
                                phone: string | null;
                            }[];
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
    "/api/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that another contact is the same person */
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
                    "application/json": {
                        with: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            conversations: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                id: string;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                text: string;
                            }[];
                            identities: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                name: string;
                                phone: string | null;
                            }[];
                            merges: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                /** @description Who said so */
                                by: string;
                                contacts: string[];
                                id: string;
                            }[];
                            suggestions: {
                                /** @enum {unknown} */
                                because: "phone" | "email" | "name_and_phone";
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                like: string;
                                name: string;
                                phone: string | null;
                            }[];
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
    "/api/contacts/{id}/unmerge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back; what is taken back already stays so */
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
                    "application/json": {
                        merge: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            conversations: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                id: string;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                text: string;
                            }[];
                            identities: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                name: string;
                                phone: string | null;
                            }[];
                            merges: {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                /** @description Who said so */
                                by: string;
                                contacts: string[];
                                id: string;
                            }[];
                            suggestions: {
                                /** @enum {unknown} */
                                because: "phone" | "email" | "name_and_phone";
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                email: string | null;
                                id: string;
                                latest: {
                                    /** @enum {unknown} */
                                    channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                    contactId: string;
                                    id: string;
                                    /** @description Milliseconds since the epoch */
                                    openedAt: number;
                                    /** @enum {unknown} */
                                    status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                    text: string;
                                };
                                like: string;
                                name: string;
                                phone: string | null;
                            }[];
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
                    /** @description Newest activity first, by due time, or who waits as they are served */
                    order?: "newest" | "due" | "queue";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                breached: ("firstReply" | "resolution")[];
                                categoryId: string | null;
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                customerName: string;
                                dueAt: number | null;
                                endedAt: number | null;
                                id: string;
                                last: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    author: string;
                                    /** @enum {boolean} */
                                    deleted?: true;
                                    /** @description Position in the timeline of one conversation */
                                    edited?: number;
                                    file?: {
                                        /** @enum {unknown} */
                                        kind: "image" | "audio" | "video" | "document" | "sticker";
                                        name: string;
                                        /** @enum {boolean} */
                                        voice?: true;
                                    };
                                    /** @enum {unknown} */
                                    from: "customer" | "bot" | "agent" | "outside";
                                    /** @description Position in the timeline of one conversation */
                                    seq: number;
                                    text: string;
                                } | null;
                                /** @description Milliseconds since the epoch */
                                lastActivityAt: number;
                                lastCustomerAt: number | null;
                                offer: {
                                    agentId: string;
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                } | null;
                                onHold: boolean;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                outside: number | null;
                                priority: number | null;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            deliveries: {
                                failure: ("window" | "recipient" | "content" | "given_up" | "platform") | null;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {unknown} */
                                status: "queued" | "sending" | "uncertain" | "sent" | "delivered" | "read" | "failed";
                                why: string | null;
                            }[];
                            earlier: {
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                id: string;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                                text: string;
                            }[];
                            /** @enum {unknown} */
                            engagementStatus: "in_progress" | "chat_finished" | "follow_up" | "completed";
                            files: {
                                address: {
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                    file: string;
                                    thumbnail: string | null;
                                } | null;
                                facts: {
                                    height?: number;
                                    /** @description It may be shown where it is; everything else is downloaded */
                                    inline: boolean;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    mimeType: string;
                                    /** @description Bytes */
                                    size: number;
                                    thumbnail: boolean;
                                    width?: number;
                                } | null;
                                id: string;
                                name: string;
                                /** @enum {unknown} */
                                status: "fetching" | "ready" | "refused" | "failed";
                                why: string | null;
                            }[];
                            firstReplyAt: number | null;
                            handoverReason: ("customer_asked" | "bot_cannot_answer" | "bot_failed" | "workflow" | "agent" | "api" | "other_bot" | "message" | "callback") | null;
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
                                because: ("longest_idle" | "least_loaded" | "round_robin" | "skills_first" | "preferred") | null;
                                candidates: {
                                    active: number;
                                    against: ("not_member" | "not_listening" | "away" | "paused" | "wrapping_up" | "at_limit" | "at_bot_limit" | "skills" | "language" | "declined")[];
                                    agentId: string;
                                    /** @description Milliseconds since the epoch */
                                    askAgainAt?: number;
                                    lacks: string[];
                                    limit: number;
                                    name: string;
                                    ofBot?: {
                                        active: number;
                                        limit: number;
                                    };
                                    /** @description Milliseconds since the epoch */
                                    wrapUpUntil?: number;
                                }[];
                                chosen: string | null;
                                keptUntil: number | null;
                                languageIgnored?: string;
                                /** @enum {unknown} */
                                outcome: "assigned" | "offered" | "kept" | "nobody" | "human_support_off" | "by_hand";
                                /** @enum {unknown} */
                                policy: "longest_idle" | "least_loaded" | "round_robin" | "skills_first";
                            } | null;
                            row: {
                                agentId: string | null;
                                agentName: string | null;
                                botId: string;
                                breached: ("firstReply" | "resolution")[];
                                categoryId: string | null;
                                /** @enum {unknown} */
                                channel: "web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api";
                                contactId: string;
                                customerName: string;
                                dueAt: number | null;
                                endedAt: number | null;
                                id: string;
                                last: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    author: string;
                                    /** @enum {boolean} */
                                    deleted?: true;
                                    /** @description Position in the timeline of one conversation */
                                    edited?: number;
                                    file?: {
                                        /** @enum {unknown} */
                                        kind: "image" | "audio" | "video" | "document" | "sticker";
                                        name: string;
                                        /** @enum {boolean} */
                                        voice?: true;
                                    };
                                    /** @enum {unknown} */
                                    from: "customer" | "bot" | "agent" | "outside";
                                    /** @description Position in the timeline of one conversation */
                                    seq: number;
                                    text: string;
                                } | null;
                                /** @description Milliseconds since the epoch */
                                lastActivityAt: number;
                                lastCustomerAt: number | null;
                                offer: {
                                    agentId: string;
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                } | null;
                                onHold: boolean;
                                /** @description Milliseconds since the epoch */
                                openedAt: number;
                                outside: number | null;
                                priority: number | null;
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
                            uploads: {
                                kinds: {
                                    audio?: {
                                        most: number;
                                        types: string[] | "*";
                                    };
                                    document?: {
                                        most: number;
                                        types: string[] | "*";
                                    };
                                    image?: {
                                        most: number;
                                        types: string[] | "*";
                                    };
                                    sticker?: {
                                        most: number;
                                        types: string[] | "*";
                                    };
                                    video?: {
                                        most: number;
                                        types: string[] | "*";
                                    };
                                };
                                /** @description Bytes of any file */
                                most: number;
                            } | null;
                            window: {
                                closesAt: number | null;
                                humanClosesAt: number | null;
                                /** @description A template may be sent at any time */
                                templates: boolean;
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
                        /** @description Files that were uploaded for it */
                        files?: string[];
                        template?: {
                            language: string;
                            name: string;
                            parameters: string[];
                        };
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
                        type: "withdrawTransfer";
                    } | {
                        /** @enum {string} */
                        type: "unassign";
                    } | {
                        collected?: {
                            [key: string]: string;
                        };
                        language?: string | null;
                        /** @description For colleagues: why a person is needed */
                        message?: string;
                        /** @enum {unknown} */
                        priority?: 0 | 1 | 2 | 3;
                        /**
                         * @description Who asks: an agent (as if absent), a program, a step of a workflow
                         * @enum {unknown}
                         */
                        reason?: "agent" | "api" | "workflow";
                        skills?: string[];
                        /** @enum {string} */
                        type: "requestHandover";
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
                        /** @enum {unknown} */
                        priority: 0 | 1 | 2 | 3;
                        /** @enum {string} */
                        type: "prioritise";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
    "/api/conversations/{id}/deliveries/{seq}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what became of a message that failed, or of which nobody knows */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description Position in the timeline of one conversation */
                    seq: number;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        what: "send_again" | "arrived";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            failure: ("window" | "recipient" | "content" | "given_up" | "platform") | null;
                            /** @description Position in the timeline of one conversation */
                            seq: number;
                            /** @enum {unknown} */
                            status: "queued" | "sending" | "uncertain" | "sent" | "delivered" | "read" | "failed";
                            why: string | null;
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
    "/api/conversations/{id}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the files of its messages are, with addresses that are good for a while */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            files: {
                                address: {
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                    file: string;
                                    thumbnail: string | null;
                                } | null;
                                facts: {
                                    height?: number;
                                    /** @description It may be shown where it is; everything else is downloaded */
                                    inline: boolean;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    mimeType: string;
                                    /** @description Bytes */
                                    size: number;
                                    thumbnail: boolean;
                                    width?: number;
                                } | null;
                                id: string;
                                name: string;
                                /** @enum {unknown} */
                                status: "fetching" | "ready" | "refused" | "failed";
                                why: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Upload a file for a message to be sent
         * @description The body is the file. The same `Idempotency-Key` again is the same file. It is named in `files` of the message that it goes with, and forgotten a day later without one.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                    /** @description Percent-encoded */
                    "x-file-name"?: string;
                };
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            address: {
                                /** @description Milliseconds since the epoch */
                                expiresAt: number;
                                file: string;
                                thumbnail: string | null;
                            } | null;
                            facts: {
                                height?: number;
                                /** @description It may be shown where it is; everything else is downloaded */
                                inline: boolean;
                                /** @enum {unknown} */
                                kind: "image" | "audio" | "video" | "document" | "sticker";
                                mimeType: string;
                                /** @description Bytes */
                                size: number;
                                thumbnail: boolean;
                                width?: number;
                            } | null;
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            status: "fetching" | "ready" | "refused" | "failed";
                            why: string | null;
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
    "/api/conversations/{id}/files/{fileId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take back an upload that was not sent */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    fileId: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
    "/api/conversations/{id}/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What may be sent to this customer outside of the messaging window */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                buttons: {
                                    text: string;
                                    url?: string;
                                }[];
                                /** @description The platform’s word */
                                category: string;
                                /** @description For each variable, by its place; empty where there is none */
                                examples: string[];
                                footer: string;
                                header: string;
                                /** @description As the platform writes it, `en_US` */
                                language: string;
                                name: string;
                                /** @description It needs what is no text, such as a picture: it cannot be sent from here */
                                needsMore: boolean;
                                text: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                language?: string;
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
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                clientMessageId: string | null;
                                /** @enum {boolean} */
                                deleted?: true;
                                files?: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    name: string;
                                    /** @enum {boolean} */
                                    voice?: true;
                                }[];
                                inboxId: string;
                                language?: string;
                                meant?: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {boolean} */
                                standby?: true;
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                files?: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    name: string;
                                    /** @enum {boolean} */
                                    voice?: true;
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
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                clientMessageId: string;
                                files?: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    name: string;
                                    /** @enum {boolean} */
                                    voice?: true;
                                }[];
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                template?: {
                                    language: string;
                                    name: string;
                                    parameters: string[];
                                };
                                text: string;
                                /** @enum {string} */
                                type: "agentMessage";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                files?: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    name: string;
                                    /** @enum {boolean} */
                                    voice?: true;
                                }[];
                                inboxId: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                /** @enum {string} */
                                type: "outsideMessage";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                emoji: string | null;
                                inboxId: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @description Position in the timeline of one conversation */
                                to: number;
                                /** @enum {string} */
                                type: "customerReacted";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @enum {boolean} */
                                deleted?: true;
                                inboxId: string;
                                /** @description Position in the timeline of one conversation */
                                of: number;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                /** @enum {string} */
                                type: "customerEdited";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                inboxId: string;
                                /** @description Position in the timeline of one conversation */
                                of: number;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "customerDeleted";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                because: "person_in_charge" | "conversation_ended" | "words_deleted" | "words_changed";
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                collected: {
                                    [key: string]: string;
                                };
                                due: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                guessed?: string[];
                                language: string | null;
                                languageDetected?: boolean;
                                message?: string;
                                priority: 0 | 1 | 2 | 3;
                                /** @enum {unknown} */
                                reason: "customer_asked" | "bot_cannot_answer" | "bot_failed" | "workflow" | "agent" | "api" | "other_bot" | "message" | "callback";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                skills: string[];
                                /** @enum {string} */
                                type: "handoverRequested";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                collected: {
                                    [key: string]: string;
                                };
                                /** @enum {unknown} */
                                reason: "message" | "callback";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "contactLeft";
                            } | {
                                asked?: {
                                    collected: {
                                        [key: string]: string;
                                    };
                                    language: string | null;
                                    languageDetected?: boolean;
                                    priority: 0 | 1 | 2 | 3;
                                    skills: string[];
                                };
                                /** @description Milliseconds since the epoch */
                                at: number;
                                /** @enum {unknown} */
                                because: "no_agents" | "outside_hours" | "queue_full";
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                opensAt: number | null;
                                /** @enum {string} */
                                reason?: "other_bot";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                /** @enum {string} */
                                type: "handoverUnavailable";
                            } | {
                                agentId: string;
                                agentName: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                decision: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    because: ("longest_idle" | "least_loaded" | "round_robin" | "skills_first" | "preferred") | null;
                                    candidates: {
                                        active: number;
                                        against: ("not_member" | "not_listening" | "away" | "paused" | "wrapping_up" | "at_limit" | "at_bot_limit" | "skills" | "language" | "declined")[];
                                        agentId: string;
                                        /** @description Milliseconds since the epoch */
                                        askAgainAt?: number;
                                        lacks: string[];
                                        limit: number;
                                        name: string;
                                        ofBot?: {
                                            active: number;
                                            limit: number;
                                        };
                                        /** @description Milliseconds since the epoch */
                                        wrapUpUntil?: number;
                                    }[];
                                    chosen: string | null;
                                    keptUntil: number | null;
                                    languageIgnored?: string;
                                    /** @enum {unknown} */
                                    outcome: "assigned" | "offered" | "kept" | "nobody" | "human_support_off" | "by_hand";
                                    /** @enum {unknown} */
                                    policy: "longest_idle" | "least_loaded" | "round_robin" | "skills_first";
                                };
                                /** @description Milliseconds since the epoch */
                                expiresAt: number;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                slots: string[];
                                /** @enum {string} */
                                type: "offered";
                            } | {
                                agentId: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                /** @description Milliseconds since the epoch */
                                at: number;
                                /** @enum {unknown} */
                                because: "agent_vanished" | "agent_logged_out" | "agent_removed" | "agent_disabled";
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "offerWithdrawn";
                            } | {
                                agentId: string;
                                agentName: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                decision: {
                                    /** @description Milliseconds since the epoch */
                                    at: number;
                                    because: ("longest_idle" | "least_loaded" | "round_robin" | "skills_first" | "preferred") | null;
                                    candidates: {
                                        active: number;
                                        against: ("not_member" | "not_listening" | "away" | "paused" | "wrapping_up" | "at_limit" | "at_bot_limit" | "skills" | "language" | "declined")[];
                                        agentId: string;
                                        /** @description Milliseconds since the epoch */
                                        askAgainAt?: number;
                                        lacks: string[];
                                        limit: number;
                                        name: string;
                                        ofBot?: {
                                            active: number;
                                            limit: number;
                                        };
                                        /** @description Milliseconds since the epoch */
                                        wrapUpUntil?: number;
                                    }[];
                                    chosen: string | null;
                                    keptUntil: number | null;
                                    languageIgnored?: string;
                                    /** @enum {unknown} */
                                    outcome: "assigned" | "offered" | "kept" | "nobody" | "human_support_off" | "by_hand";
                                    /** @enum {unknown} */
                                    policy: "longest_idle" | "least_loaded" | "round_robin" | "skills_first";
                                } | null;
                                /** @enum {unknown} */
                                how: "assigned" | "accepted" | "takeover" | "transfer" | "reopened";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                slots: string[];
                                /** @enum {string} */
                                type: "taken";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                /** @enum {unknown} */
                                because?: "agent_vanished" | "agent_logged_out" | "agent_removed" | "agent_disabled";
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "transferWithdrawn";
                            } | {
                                agentId: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                from?: string;
                                message: string;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "queued";
                            } | {
                                agentName?: string;
                                /** @description Milliseconds since the epoch */
                                at: number;
                                botId?: string;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                /** @enum {unknown} */
                                reason: "agent" | "agent_vanished" | "agent_logged_out" | "agent_removed" | "agent_disabled";
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "unassigned";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                due?: {
                                    firstReply: number | null;
                                    resolution: number | null;
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
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                due?: {
                                    firstReply: number | null;
                                    resolution: number | null;
                                };
                                priority: 0 | 1 | 2 | 3;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "prioritised";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
                                } | {
                                    id: string;
                                    /** @enum {string} */
                                    kind: "agent";
                                    name: string;
                                };
                                priority: 0 | 1 | 2 | 3;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @enum {string} */
                                type: "serviceLevelBreached";
                                /** @enum {unknown} */
                                what: "firstReply" | "resolution";
                            } | {
                                /** @description Milliseconds since the epoch */
                                at: number;
                                by: {
                                    /** @enum {unknown} */
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
                                    kind: "customer" | "bot" | "system" | "outside";
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
    "/api/conversations/{id}/visibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why it is not in the list */
        get: {
            parameters: {
                query?: {
                    botId?: string;
                    search?: string;
                    view?: "all" | "waiting" | "mine" | "closed";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            /** @enum {unknown} */
                            code: "unknown" | "not_member" | "visible";
                        } | {
                            by: ("ended" | "open" | "view" | "bot" | "search")[];
                            /** @enum {string} */
                            code: "filtered";
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
    "/api/conversations/{id}/why": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why it still waits */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            candidates: {
                                active: number;
                                against: ({
                                    /** @enum {unknown} */
                                    code: "not_member" | "not_listening" | "away" | "paused";
                                } | {
                                    active: number;
                                    /** @enum {string} */
                                    code: "at_limit";
                                    limit: number;
                                } | {
                                    active: number | null;
                                    /** @enum {string} */
                                    code: "at_bot_limit";
                                    limit: number | null;
                                } | {
                                    /** @enum {string} */
                                    code: "wrapping_up";
                                    until: number | null;
                                } | {
                                    /** @enum {string} */
                                    code: "declined";
                                    until: number | null;
                                } | {
                                    /** @enum {string} */
                                    code: "skills";
                                    skills: string[];
                                } | {
                                    /** @enum {string} */
                                    code: "language";
                                    language: string;
                                })[];
                                agentId: string;
                                limit: number;
                                name: string;
                            }[];
                            cause: {
                                /** @enum {string} */
                                code: "not_waiting";
                                /** @enum {unknown} */
                                status: "ai" | "waiting" | "taken" | "resolved" | "dropped" | "closed";
                            } | {
                                /** @enum {unknown} */
                                code: "human_support_off" | "by_hand" | "not_looked" | "no_agents" | "nobody";
                            } | {
                                agentId: string;
                                /** @enum {string} */
                                code: "offered";
                                name: string;
                                /** @description Milliseconds since the epoch */
                                until: number;
                            } | {
                                agentId: string;
                                /** @enum {string} */
                                code: "kept";
                                name: string;
                                /** @description Milliseconds since the epoch */
                                until: number;
                            };
                            decidedAt: number | null;
                            language: string | null;
                            languageIs: ("required" | "wished" | "ignored") | null;
                            /** @description What the viewer may press against it */
                            mends: ("start_listening" | "assign_to_me" | "take_over" | "make_room" | "pick_by_hand" | "turn_on_human_support" | "ask_admin")[];
                            since: number | null;
                            skills: string[];
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
    "/api/failed-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages that did not arrive, the newest first */
        get: {
            parameters: {
                query?: {
                    accountId?: string;
                    before?: string;
                    botId?: string;
                    limit?: number;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                accountId: string;
                                accountName: string | null;
                                attempts: number;
                                botId: string;
                                /** @enum {unknown} */
                                by: "bot" | "agent" | "system";
                                channel: ("web" | "whatsapp-web" | "whatsapp-cloud" | "messenger" | "instagram" | "bot-framework" | "api") | null;
                                conversationId: string;
                                /** @description Milliseconds since the epoch */
                                createdAt: number;
                                customerName: string | null;
                                failure: ("window" | "recipient" | "content" | "given_up" | "platform") | null;
                                obstacle: ("content" | "window" | "disconnected") | null;
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                /** @description As it was to be sent, its beginning */
                                text: string;
                                why: string | null;
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
    "/api/failed-deliveries/{id}/{seq}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one again
         * @description What is not failed any more stays as it is.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    /** @description Position in the timeline of one conversation */
                    seq: number;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            failure: ("window" | "recipient" | "content" | "given_up" | "platform") | null;
                            /** @description Position in the timeline of one conversation */
                            seq: number;
                            /** @enum {unknown} */
                            status: "queued" | "sending" | "uncertain" | "sent" | "delivered" | "read" | "failed";
                            why: string | null;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            paused: boolean;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
    "/api/me/why-not-receiving": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why the viewer is given nothing */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            bots: {
                                botId: string;
                                botName: string;
                                causes: ({
                                    /** @enum {unknown} */
                                    code: "not_member" | "not_listening" | "away" | "paused";
                                } | {
                                    active: number;
                                    /** @enum {string} */
                                    code: "at_limit";
                                    limit: number;
                                } | {
                                    active: number | null;
                                    /** @enum {string} */
                                    code: "at_bot_limit";
                                    limit: number | null;
                                } | {
                                    /** @enum {string} */
                                    code: "wrapping_up";
                                    until: number | null;
                                } | {
                                    /** @enum {string} */
                                    code: "declined";
                                    until: number | null;
                                } | {
                                    /** @enum {string} */
                                    code: "skills";
                                    skills: string[];
                                } | {
                                    /** @enum {string} */
                                    code: "language";
                                    language: string;
                                } | {
                                    /** @enum {unknown} */
                                    code: "human_support_off" | "by_hand" | "nobody_waiting" | "spoken_for" | "next";
                                })[];
                                /** @description What the viewer may press against it */
                                mends: ("start_listening" | "assign_to_me" | "take_over" | "make_room" | "pick_by_hand" | "turn_on_human_support" | "ask_admin")[];
                                waiting: number;
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
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody who works here */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                active: number;
                                botIds: string[];
                                botLimits: {
                                    [key: string]: number;
                                };
                                /** @description May not log in */
                                disabled: boolean;
                                email: string;
                                id: string;
                                /** @description None means any */
                                languages: string[];
                                limit: number;
                                listening: boolean;
                                name: string;
                                /** @description Taken out of the routing */
                                paused: boolean;
                                present: boolean;
                                /** @enum {unknown} */
                                role: "support_agent" | "agent" | "account_manager" | "supervisor" | "admin" | "owner";
                                skills: string[];
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
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change somebody’s work
         * @description Whoever waits and could not be given to them before is handed out at once.
         */
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
                        botIds?: string[];
                        botLimits?: {
                            [key: string]: number;
                        };
                        /** @description May not log in */
                        disabled?: boolean;
                        /** @description None means any */
                        languages?: string[];
                        limit?: number;
                        name?: string;
                        /** @description Taken out of the routing */
                        paused?: boolean;
                        /** @enum {unknown} */
                        role?: "support_agent" | "agent" | "account_manager" | "supervisor" | "admin" | "owner";
                        skills?: string[];
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            botLimits: {
                                [key: string]: number;
                            };
                            /** @description May not log in */
                            disabled: boolean;
                            email: string;
                            id: string;
                            /** @description None means any */
                            languages: string[];
                            limit: number;
                            listening: boolean;
                            name: string;
                            /** @description Taken out of the routing */
                            paused: boolean;
                            present: boolean;
                            /** @enum {unknown} */
                            role: "support_agent" | "agent" | "account_manager" | "supervisor" | "admin" | "owner";
                            skills: string[];
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What holds for everybody */
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            /** @description Until a vanished agent loses conversations */
                            graceSeconds: number;
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
        /** Change what holds for everybody */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description Until a vanished agent loses conversations */
                        graceSeconds?: number;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            /** @description Until a vanished agent loses conversations */
                            graceSeconds: number;
                        };
                    };
                };
            };
        };
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                event: ("waiting" | "left" | "unavailable" | "taken" | "unassigned" | "ai" | "held" | "unheld" | "resolved" | "dropped" | "closed" | "reopened") | null;
                                files?: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    name: string;
                                    /** @enum {boolean} */
                                    voice?: true;
                                }[];
                                /** @enum {unknown} */
                                kind: "customer" | "bot" | "agent" | "notice" | "event";
                                quickReplies: string[];
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                unavailable?: {
                                    /** @enum {unknown} */
                                    because: "no_agents" | "outside_hours" | "queue_full";
                                    opensAt: number | null;
                                };
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
    "/api/web/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How files of the visitor’s messages are, with addresses that are good for a while */
        get: {
            parameters: {
                query: {
                    ids: string;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            files: {
                                address: {
                                    /** @description Milliseconds since the epoch */
                                    expiresAt: number;
                                    file: string;
                                    thumbnail: string | null;
                                } | null;
                                facts: {
                                    height?: number;
                                    /** @description It may be shown where it is; everything else is downloaded */
                                    inline: boolean;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    mimeType: string;
                                    /** @description Bytes */
                                    size: number;
                                    thumbnail: boolean;
                                    width?: number;
                                } | null;
                                id: string;
                                name: string;
                                /** @enum {unknown} */
                                status: "fetching" | "ready" | "refused" | "failed";
                                why: string | null;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /**
         * Upload a file for the visitor’s next message
         * @description The body is the file. The same `Idempotency-Key` again is the same file.
         */
        post: {
            parameters: {
                query?: never;
                header: {
                    "idempotency-key": string;
                    /** @description Percent-encoded */
                    "x-file-name"?: string;
                };
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            address: {
                                /** @description Milliseconds since the epoch */
                                expiresAt: number;
                                file: string;
                                thumbnail: string | null;
                            } | null;
                            facts: {
                                height?: number;
                                /** @description It may be shown where it is; everything else is downloaded */
                                inline: boolean;
                                /** @enum {unknown} */
                                kind: "image" | "audio" | "video" | "document" | "sticker";
                                mimeType: string;
                                /** @description Bytes */
                                size: number;
                                thumbnail: boolean;
                                width?: number;
                            } | null;
                            id: string;
                            name: string;
                            /** @enum {unknown} */
                            status: "fetching" | "ready" | "refused" | "failed";
                            why: string | null;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                place?: {
                                    expectedWait: {
                                        from: number;
                                        to: number;
                                    } | null;
                                    position: number | null;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                status: ("ai" | "waiting" | "left" | "taken" | "ended") | null;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                event: ("waiting" | "left" | "unavailable" | "taken" | "unassigned" | "ai" | "held" | "unheld" | "resolved" | "dropped" | "closed" | "reopened") | null;
                                files?: {
                                    id: string;
                                    /** @enum {unknown} */
                                    kind: "image" | "audio" | "video" | "document" | "sticker";
                                    name: string;
                                    /** @enum {boolean} */
                                    voice?: true;
                                }[];
                                /** @enum {unknown} */
                                kind: "customer" | "bot" | "agent" | "notice" | "event";
                                quickReplies: string[];
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                text: string;
                                unavailable?: {
                                    /** @enum {unknown} */
                                    because: "no_agents" | "outside_hours" | "queue_full";
                                    opensAt: number | null;
                                };
                            }[];
                            state: {
                                agentName: string | null;
                                conversationId: string | null;
                                place?: {
                                    expectedWait: {
                                        from: number;
                                        to: number;
                                    } | null;
                                    position: number | null;
                                };
                                /** @description Position in the timeline of one conversation */
                                seq: number;
                                status: ("ai" | "waiting" | "left" | "taken" | "ended") | null;
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                            code: "conversation_ended" | "not_ended" | "another_open" | "not_in_charge" | "bot_not_in_charge" | "taken_by_another" | "offered_to_another" | "not_waiting" | "not_taken" | "no_offer" | "no_transfer" | "at_limit" | "human_support_off" | "empty_message" | "window_closed" | "not_allowed" | "template_unknown" | "template_incomplete" | "invalid_input" | "unauthenticated" | "wrong_credentials" | "too_many_attempts" | "rate_limited" | "wrong_origin" | "site_not_allowed" | "not_found" | "conflict" | "last_owner" | "protocol_version" | "file_refused" | "file_gone" | "too_large" | "unavailable" | "cannot_send_again" | "assistant_off" | "not_genuine" | "secrets_unreadable" | "internal";
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
                                paused: boolean;
                                present: boolean;
                                /** @enum {unknown} */
                                role: "support_agent" | "agent" | "account_manager" | "supervisor" | "admin" | "owner";
                                skills: string[];
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
                                routingPolicy: "longest_idle" | "least_loaded" | "round_robin" | "skills_first";
                            }[];
                            categories: {
                                colour: string;
                                id: string;
                                name: string;
                            }[];
                            /** @description Until what an agent has who is gone goes back to the queue */
                            graceSeconds: number;
                            name: string;
                            templates: {
                                id: string;
                                shortcut: string;
                                text: string;
                                title: string;
                            }[];
                            windows: {
                                api?: {
                                    /** @description Milliseconds after the customer’s latest message, for anybody */
                                    base: number;
                                    /** @description The same for a person */
                                    human: number;
                                    templates: boolean;
                                };
                                "bot-framework"?: {
                                    /** @description Milliseconds after the customer’s latest message, for anybody */
                                    base: number;
                                    /** @description The same for a person */
                                    human: number;
                                    templates: boolean;
                                };
                                instagram?: {
                                    /** @description Milliseconds after the customer’s latest message, for anybody */
                                    base: number;
                                    /** @description The same for a person */
                                    human: number;
                                    templates: boolean;
                                };
                                messenger?: {
                                    /** @description Milliseconds after the customer’s latest message, for anybody */
                                    base: number;
                                    /** @description The same for a person */
                                    human: number;
                                    templates: boolean;
                                };
                                web?: {
                                    /** @description Milliseconds after the customer’s latest message, for anybody */
                                    base: number;
                                    /** @description The same for a person */
                                    human: number;
                                    templates: boolean;
                                };
                                "whatsapp-cloud"?: {
                                    /** @description Milliseconds after the customer’s latest message, for anybody */
                                    base: number;
                                    /** @description The same for a person */
                                    human: number;
                                    templates: boolean;
                                };
                                "whatsapp-web"?: {
                                    /** @description Milliseconds after the customer’s latest message, for anybody */
                                    base: number;
                                    /** @description The same for a person */
                                    human: number;
                                    templates: boolean;
                                };
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
