package dev.bourse.backend.access.gate;

import dev.bourse.backend.access.Audience;
import dev.bourse.backend.access.Budget;

/** What {@link dev.bourse.backend.access.OpenTo} says of a route. */
record Route(Audience audience, Budget budget) {}
