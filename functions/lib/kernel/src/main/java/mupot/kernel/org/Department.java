package mupot.kernel.org;

import mupot.kernel.id.DepartmentId;
import mupot.kernel.id.Slug;

/** Part of the business; holds squads. */
public record Department(DepartmentId id, String name, Slug slug) {}
