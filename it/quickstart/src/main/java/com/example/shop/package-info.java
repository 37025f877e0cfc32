/** The HTTPS server of a small shop, which the build starts and checks. */
package com.example.shop;
