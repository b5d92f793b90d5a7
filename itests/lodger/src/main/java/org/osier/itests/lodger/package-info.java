/** A plugin that comes and goes; exports nothing. */
package org.osier.itests.lodger;
