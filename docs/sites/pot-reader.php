<?php
/* Plugin Name: Pot reader
 * Description: A role that sees over REST what an Editor sees, and changes nothing. Put this file into wp-content/mu-plugins.
 */
add_action('init', function () {
    if (!get_role('pot_reader')) {
        // WordPress gives texts as they are edited to those alone who may edit them.
        add_role('pot_reader', 'Pot reader', array_fill_keys([
            'read',
            'edit_posts', 'edit_others_posts', 'edit_published_posts', 'edit_private_posts',
            'edit_pages', 'edit_others_pages', 'edit_published_pages', 'edit_private_pages',
        ], true));
    }
});

// By what WordPress takes the request for: a GET can ask to be taken for another method.
add_filter('rest_pre_dispatch', function ($result, $server, $request) {
    return $request->get_method() !== 'GET' && in_array('pot_reader', wp_get_current_user()->roles, true)
        ? new WP_Error('rest_forbidden', 'This user only reads.', ['status' => 403])
        : $result;
}, 10, 3);

// An application password opens XML-RPC as well.
add_action('wp_authenticate_application_password_errors', function ($error, $user) {
    if (defined('XMLRPC_REQUEST') && XMLRPC_REQUEST && in_array('pot_reader', $user->roles, true)) {
        $error->add('pot_reader', 'This user only reads over REST.');
    }
}, 10, 2);

// Nobody logs in as that user, not on the log-in page and not by its own password elsewhere.
add_filter('wp_authenticate_user', function ($user) {
    return $user instanceof WP_User && in_array('pot_reader', $user->roles, true)
        ? new WP_Error('pot_reader', 'This user only reads over REST.')
        : $user;
});
